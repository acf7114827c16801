package dev.tarmac.cli.local;

import dev.tarmac.bench.PlanReplay;
import dev.tarmac.cli.command.Session;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.util.concurrent.Callable;

@Command(
        name = "plans",
        description = {
            "Replays recorded plans of the reference, kickstart by kickstart, and compares them with ours to the sector."
        },
        footer = {
            "%nExamples:",
            "  tarmac bench plans --cases anaconda-plans.jsonl",
            "  tarmac bench plans --cases anaconda-plans.jsonl --report plans.json --answers ours.jsonl"
        })
final class BenchPlansCommand implements Callable<Integer> {
    @Mixin private ReplayOptions options;

    private final Session session;

    BenchPlansCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused, IOException {
        return options.tell(PlanReplay.of(options.cases()), session);
    }
}
