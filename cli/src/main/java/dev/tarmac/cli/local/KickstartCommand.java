package dev.tarmac.cli.local;

import dev.tarmac.cli.command.CommandGroup;

import picocli.CommandLine.Command;

@Command(
        name = "kickstart",
        description = "Looks through kickstart files, and makes them from templates.")
final class KickstartCommand extends CommandGroup {}
