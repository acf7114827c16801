package dev.tarmac.cli.server;

import dev.tarmac.cli.command.CommandGroup;

import picocli.CommandLine.Command;

@Command(
        name = "install",
        description = "Installs: what ran, what runs, and how long each part took.")
final class InstallCommand extends CommandGroup {}
