/// A plan tried on sparse files: the tables and the file systems of plain partitions are made with
/// the agent's own commands on loop devices, and compared with what foreign tools read back. Start
/// with [Trial]; `lab` itself installs a whole machine instead.
package dev.tarmac.lab.trial;
