package dev.tarmac.cli.server;

import dev.tarmac.cli.command.CommandGroup;

import picocli.CommandLine.Command;

@Command(
        name = "rack",
        description = "The rack list: machines as they shall be, before they appear.")
final class RackCommand extends CommandGroup {}
