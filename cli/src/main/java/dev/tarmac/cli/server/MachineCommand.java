package dev.tarmac.cli.server;

import dev.tarmac.cli.command.CommandGroup;

import picocli.CommandLine.Command;

@Command(
        name = "machine",
        description = "The machines that the server knows, and what they shall become.")
final class MachineCommand extends CommandGroup {}
