package dev.tarmac.cli.local;

import dev.tarmac.cli.command.CommandGroup;

import picocli.CommandLine.Command;

@Command(
        name = "bench",
        description = "Benchmarks: Tarmac beside a peer, in one run, in turn, as a ratio.")
final class BenchCommand extends CommandGroup {}
