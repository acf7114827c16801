package dev.tarmac.cli.server;

import dev.tarmac.cli.command.CommandGroup;

import picocli.CommandLine.Command;

@Command(name = "rule", description = "Rules: what machines become that appear.")
final class RuleCommand extends CommandGroup {}
