package dev.tarmac.cli.local;

import dev.tarmac.bench.pxe.PxeBenchmark;
import dev.tarmac.bench.pxe.PxeResult;
import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.OutputOption;
import dev.tarmac.cli.command.ReportFile;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.system.Administrator;
import dev.tarmac.cli.system.OwnProgram;
import dev.tarmac.cli.system.SetupMissing;
import dev.tarmac.cli.system.SystemPackage;
import dev.tarmac.cli.view.Table;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

@Command(
        name = "pxe",
        description = {
            "The boot network beside Kea, dnsmasq and tftpd-hpa, on one cable between two network namespaces, in turn:",
            "DHCP without a drop, TFTP in lock step and in windows, and the boot script under load. Needs root."
        },
        footer = {
            "%nExamples:",
            "  tarmac bench pxe",
            "  tarmac bench pxe --only tftp-window-1,tftp-window-50 --runs 5",
            "  tarmac bench pxe --report pxe.json"
        })
final class BenchPxeCommand implements Callable<Integer> {
    private static final int MOST_RUNS = 21;

    @Spec private CommandSpec spec;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "only these figures (default: all)")
    private Set<String> only = new LinkedHashSet<>();

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "samples of each, an odd number (default: 3)")
    private int runs = 3;

    @Option(names = "--report", paramLabel = "FILE", description = "write the figures as JSON")
    private Optional<Path> report = Optional.empty();

    @Mixin private OutputOption output = new OutputOption();

    private final Session session;

    BenchPxeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused, SetupMissing, IOException, InterruptedException {
        check();
        Administrator administrator = Administrator.ofThisProcess();
        if (!administrator.isRoot())
            return administrator.runAsRoot(
                    session.checkout(), spec.root().commandLine().getParseResult().originalArgs());
        Optional<ReportFile> file = ReportFile.at(report, session.environment());
        new Makings(session).packages(SystemPackage.FOR_BENCH_PXE);
        List<PxeResult> results =
                PxeBenchmark.run(
                        only,
                        runs,
                        OwnProgram.command(session.checkout()),
                        session.checkout().state().resolve("bench-pxe"),
                        session.checkout().cache().resolve("bench-pxe"),
                        text -> session.err().println(text));
        String json = PxeResult.report(results);
        if (output.isJson()) session.out().print(json);
        else table(results).lines().forEach(session.out()::println);
        session.out().flush();
        if (file.isPresent()) file.get().write(json);
        return ExitCode.OK;
    }

    private void check() {
        if (runs < 1 || runs > MOST_RUNS || runs % 2 == 0)
            throw new ParameterException(
                    spec.commandLine(), "--runs is an odd number from 1 to " + MOST_RUNS);
        for (String name : only)
            if (!PxeBenchmark.names().contains(name))
                throw new ParameterException(
                        spec.commandLine(),
                        "--only: there is no figure '"
                                + name
                                + "'; there are "
                                + String.join(", ", PxeBenchmark.names()));
    }

    private static Table table(List<PxeResult> results) {
        Table table = new Table("FIGURE", "OURS", "PEERS", "RATIO", "BAR", "MET");
        for (PxeResult result : results)
            table.row(
                    result.name(),
                    number(result.median()) + " " + result.unit(),
                    result.peerMedians().entrySet().stream()
                            .map(BenchPxeCommand::peer)
                            .collect(Collectors.joining(", ")),
                    result.ratio().isPresent()
                            ? String.format(Locale.ROOT, "%.2f", result.ratio().getAsDouble())
                            : "",
                    result.ratio().isPresent()
                            ? ">= " + number(result.bar())
                            : "< " + number(result.bar()) + " " + result.unit(),
                    result.met() ? "yes" : "no");
        return table;
    }

    private static String peer(Map.Entry<String, Double> peer) {
        return peer.getKey() + " " + number(peer.getValue());
    }

    private static String number(double figure) {
        return String.format(Locale.ROOT, "%.1f", figure);
    }
}
