/// The command line: one file per command, wired in [CommandTree]. Commands that work on a running
/// server live in `server`; what draws on the terminal in `view`; packages, root and child
/// processes in `system`. Start with [Main].
package dev.tarmac.cli;
