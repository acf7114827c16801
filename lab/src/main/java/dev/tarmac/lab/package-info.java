/// Virtual racks: machines with real firmware on a private network, installed by the real server.
/// Start with [Lab] (the main job in one call); [Rack] is the same in pieces, for tests and
/// benchmarks. Called by bench and the command line.
package dev.tarmac.lab;
