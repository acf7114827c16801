package dev.tarmac.bench.pxe;

import dev.tarmac.bench.pxe.TftpFetch.Wish;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/// Measures the boot network, figure by figure. Needs root.
public final class PxeBenchmark {
    private static final List<Measurement> ALL =
            List.of(
                    new DhcpMeasurement("dhcp-kea", DhcpContender.KEA),
                    new DhcpMeasurement("dhcp-dnsmasq", DhcpContender.DNSMASQ),
                    TftpMeasurement.lockStep("tftp-lockstep-512", 512),
                    TftpMeasurement.lockStep("tftp-lockstep-1428", 1428),
                    TftpMeasurement.window("tftp-window-1", new Wish(Rig.LARGE, 1428, 16), 1),
                    TftpMeasurement.window("tftp-window-50", new Wish(Rig.MEDIUM, 1428, 16), 50),
                    new ScriptMeasurement());

    private PxeBenchmark() {}

    /// What there is to measure, in the order of the report.
    public static List<String> names() {
        return ALL.stream().map(Measurement::name).toList();
    }

    /// Measures, server by server in turn.
    ///
    /// @param only names of figures; empty for all
    /// @param runs samples of each
    /// @param tarmac the command that runs the command line, without arguments
    /// @param folder for what the servers keep; emptied first
    /// @param cache for packages that are unpacked, not installed
    /// @param says told of every sample
    public static List<PxeResult> run(
            Collection<String> only,
            int runs,
            List<String> tarmac,
            Path folder,
            Path cache,
            Consumer<String> says)
            throws Refused, IOException, InterruptedException {
        List<PxeResult> results = new ArrayList<>();
        try (Rig rig = Rig.build(tarmac, folder, cache, says)) {
            for (Measurement measurement : ALL)
                if (only.isEmpty() || only.contains(measurement.name()))
                    results.add(measurement.measure(rig, runs));
        }
        return results;
    }
}
