package dev.tarmac.cli.local;

import dev.tarmac.cli.view.Amounts;
import dev.tarmac.lab.trial.Comparison;
import dev.tarmac.lab.trial.NotTried;
import dev.tarmac.lab.trial.TrialReport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A trial as people read it: one line for what one tool read of one thing, what differs below it,
/// and what was not tried.
final class TrialText {
    private final StringBuilder text = new StringBuilder();

    private TrialText() {}

    static String of(TrialReport report) {
        TrialText out = new TrialText();
        for (TrialReport.TriedDisk disk : report.disks())
            out.line(
                    "disk "
                            + disk.name()
                            + ": "
                            + Amounts.bytes(disk.sizeBytes())
                            + ", sectors of "
                            + disk.sectorBytes()
                            + " bytes"
                            + disk.file().map(file -> ", in " + file).orElse(""));
        out.comparisons(report.comparisons());
        out.notTried(report);
        out.line(summary(report.comparisons()));
        return out.text.toString();
    }

    private void comparisons(List<Comparison> comparisons) {
        Map<List<String>, List<Comparison>> groups = new LinkedHashMap<>();
        for (Comparison each : comparisons)
            groups.computeIfAbsent(List.of(each.tool(), each.subject()), key -> new ArrayList<>())
                    .add(each);
        int width =
                groups.keySet().stream().mapToInt(key -> key.getLast().length()).max().orElse(0);
        groups.forEach((key, group) -> group(key, width, group));
    }

    private void group(List<String> key, int width, List<Comparison> group) {
        List<Comparison> differ = group.stream().filter(each -> !each.isEqual()).toList();
        String properties =
                group.stream().map(Comparison::property).collect(Collectors.joining(", "));
        line(
                String.format(
                        Locale.ROOT,
                        "  %-6s  %-" + Math.max(1, width) + "s  %s: %s",
                        key.getFirst(),
                        key.getLast(),
                        properties,
                        differ.isEmpty() ? "equal" : "DIFFERENT"));
        for (Comparison each : differ)
            line(
                    "    "
                            + each.property()
                            + " is "
                            + said(each.found())
                            + ", the plan says "
                            + said(each.planned()));
    }

    private static String said(String value) {
        return value.isEmpty() ? "nothing" : value;
    }

    private void notTried(TrialReport report) {
        boolean boots = report.agentLacks().isEmpty();
        String way = boots ? " (use --boot)" : "";
        for (NotTried step : report.notTried())
            line(
                    "not tried here: "
                            + step.kind()
                            + " "
                            + step.subject()
                            + (step.detail().isEmpty() ? "" : ": " + step.detail())
                            + way);
        if (!report.installSteps().isEmpty())
            line(
                    "not tried here: what needs an image and a machine: "
                            + String.join(", ", report.installSteps())
                            + way);
        if (!boots)
            line(
                    "--boot would be refused, for no agent can do it yet: "
                            + String.join(", ", report.agentLacks()));
    }

    private static String summary(List<Comparison> comparisons) {
        long differ = comparisons.stream().filter(each -> !each.isEqual()).count();
        return comparisons.size()
                + " comparisons, "
                + (differ == 0 ? "all equal" : differ + " different");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
