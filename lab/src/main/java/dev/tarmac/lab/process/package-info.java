/// Foreign programs: [Tool] runs one to its end, [Background] keeps one running. The only package
/// of the lab that starts processes. Called by net, qemu, server and the lab itself.
package dev.tarmac.lab.process;
