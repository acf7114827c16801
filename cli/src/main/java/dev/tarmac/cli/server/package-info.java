/// Commands that talk to a running server over its HTTP API: machine, profile, install, and looking
/// at images. One file per command; [ServerCommands] lists them, [ServerApi] is the one door.
package dev.tarmac.cli.server;
