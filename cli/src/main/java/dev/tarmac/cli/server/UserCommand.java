package dev.tarmac.cli.server;

import dev.tarmac.cli.command.CommandGroup;

import picocli.CommandLine.Command;

@Command(name = "user", description = "People who may log in with a password.")
final class UserCommand extends CommandGroup {}
