/// The real server as a process of its own inside the lab's network, and its REST interface as the
/// lab uses it. Start with [ServerProcess]; [ServerApi] is what people's tools would call too.
package dev.tarmac.lab.server;
