package dev.tarmac.cli.server;

import dev.tarmac.cli.command.CommandGroup;

import picocli.CommandLine.Command;

@Command(name = "token", description = "Tokens that command lines and programs show to the server.")
final class TokenCommand extends CommandGroup {}
