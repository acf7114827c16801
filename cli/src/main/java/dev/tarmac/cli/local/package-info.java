/// Commands that work on this machine, without a running server: serve, lab, layout, image, agent,
/// test. One file per command; [LocalCommands] lists them.
package dev.tarmac.cli.local;
