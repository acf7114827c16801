package dev.tarmac.cli.server;

import dev.tarmac.cli.command.CommandGroup;

import picocli.CommandLine.Command;

@Command(
        name = "profile",
        description = "Profiles: a layout, an image and what makes hosts of them.")
final class ProfileCommand extends CommandGroup {}
