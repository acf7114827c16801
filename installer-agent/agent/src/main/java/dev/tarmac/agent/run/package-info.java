/// Executes an order, step by step; the only package that changes a disk. [InstallRun] is the order
/// of events, [StepCommands] turns a step into the program to run, [Devices] knows which disk is
/// meant. Content that is written (boot loader, fstab, units) comes from `boot`.
package dev.tarmac.agent.run;
