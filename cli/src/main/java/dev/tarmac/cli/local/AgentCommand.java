package dev.tarmac.cli.local;

import dev.tarmac.cli.command.CommandGroup;

import picocli.CommandLine.Command;

@Command(
        name = "agent",
        description = "The kernel and initramfs that machines boot to be installed.")
final class AgentCommand extends CommandGroup {}
