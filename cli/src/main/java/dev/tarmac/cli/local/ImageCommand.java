package dev.tarmac.cli.local;

import dev.tarmac.cli.command.CommandGroup;

import picocli.CommandLine.Command;

@Command(name = "image", description = "Images: root file systems that are installed as they are.")
final class ImageCommand extends CommandGroup {}
