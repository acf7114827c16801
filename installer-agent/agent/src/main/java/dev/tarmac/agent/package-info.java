/// The agent itself: [Main] wires, [Agent] asks the server what to do and does it, [Server] is the
/// HTTP interface as calls, [FactsReport] tells what the machine is made of, [Cables] where it
/// hangs, [Reports] tells every event of an install until it is acknowledged, [Console] speaks to
/// the person in front of the machine. What changes a disk lives in `run`.
package dev.tarmac.agent;
