/// What every command shares: where it writes, how it ends, the options that mean the same
/// everywhere. Knows no command.
package dev.tarmac.cli.command;
