/// Foreign programs: [Tool] runs one to its end, [Background] keeps one running, [Teardown] sees to it
/// that what was started does not outlive us. The only package
/// of the lab that starts processes. Called by net, qemu, server and the lab itself.
package dev.tarmac.lab.process;
