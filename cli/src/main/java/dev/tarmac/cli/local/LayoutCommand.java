package dev.tarmac.cli.local;

import dev.tarmac.cli.command.CommandGroup;

import picocli.CommandLine.Command;

@Command(
        name = "layout",
        description = "Checks disk layouts, shows what they do to a disk, tries them.")
final class LayoutCommand extends CommandGroup {}
