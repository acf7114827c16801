/// Foreign programs: [Tool] runs one to its end, [Background] keeps one running, [Teardown] sees to
/// it that nothing of it outlives us. The only package of the lab that starts processes. Called by
/// net, qemu, server, the lab itself and bench.
package dev.tarmac.lab.process;
