package dev.tarmac.cli.local;

import dev.tarmac.bench.KickstartReplay;
import dev.tarmac.cli.command.Session;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.util.concurrent.Callable;

@Command(
        name = "kickstart",
        description = {
            "Replays recorded verdicts of the reference on kickstart lines and files and compares them with ours."
        },
        footer = {
            "%nExamples:",
            "  tarmac bench kickstart --cases kickstart-lines.jsonl",
            "  tarmac bench kickstart --cases kickstart-real.jsonl --report real.json --answers ours.jsonl"
        })
final class BenchKickstartCommand implements Callable<Integer> {
    @Mixin private ReplayOptions options;

    private final Session session;

    BenchKickstartCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused, IOException {
        return options.tell(KickstartReplay.of(options.cases()), session);
    }
}
