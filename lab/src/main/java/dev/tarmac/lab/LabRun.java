package dev.tarmac.lab;

import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.lab.qemu.Accelerator;
import dev.tarmac.lab.qemu.Console;
import dev.tarmac.lab.qemu.Machine;
import dev.tarmac.lab.qemu.MachineSpec;
import dev.tarmac.lab.server.Install;
import dev.tarmac.lab.server.Profile;
import dev.tarmac.lab.server.ServerApi;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// One run over a rack that is up: order, switch on, follow, report.
final class LabRun {
    private static final String PROFILE = "lab";
    private static final int CONSOLE_LINES = 25;

    private final Rack rack;
    private final LabView view;
    private final Object oneCallAtATime = new Object();

    /// What one machine told, by QMP and through its agent.
    private record Told(
            Accelerator accelerator, Optional<Firmware> firmware, LabReport.MachineReport report) {}

    LabRun(Rack rack, LabView view) {
        this.rack = rack;
        this.view = view;
    }

    LabReport run() throws Refused, IOException, InterruptedException {
        LabConfig config = rack.config();
        api().putProfile(profile());
        Instant end = Instant.now().plus(config.timeout());
        List<Future<Told>> runs = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (int number = 1; number <= config.machines().count(); number++) {
                    MachineSpec machine = rack.machine(number);
                    runs.add(threads.submit(() -> install(machine, end)));
                }
                List<Told> told = new ArrayList<>();
                for (Future<Told> run : runs) told.add(result(run));
                return report(told);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private ServerApi api() {
        return rack.server().api();
    }

    private Profile profile() throws IOException {
        LabConfig config = rack.config();
        String layout =
                config.layout().isPresent()
                        ? Files.readString(config.layout().get())
                        : DefaultLayout.of(config.machines().firmware().kind());
        return new Profile(
                PROFILE,
                layout,
                config.image(),
                List.of(),
                false,
                config.machines().firmware().isSecure());
    }

    private Told install(MachineSpec spec, Instant end)
            throws Refused, IOException, InterruptedException {
        api().putMachine(spec.mac(), PROFILE);
        Install ordered = api().order(spec.mac(), false);
        Machine machine = rack.powerOn(spec);
        Accelerator accelerator = machine.accelerator();
        List<LabReport.DiskReport> disks =
                machine.disks().stream()
                        .map(d -> new LabReport.DiskReport(d.image(), d.logicalSectorBytes()))
                        .toList();
        Install last =
                api().follow(
                                ordered,
                                end,
                                install -> install.state().isEnd() || machine.isOff(),
                                install -> changed(spec, install));
        if (last.state() != Install.State.PROVEN) failed(spec, Verdict.of(last, machine.isOff()));
        Optional<MachineFacts> facts = api().facts(spec.mac());
        boolean secureBoot =
                last.secureBoot().orElse(facts.map(MachineFacts::secureBoot).orElse(false));
        return new Told(
                accelerator,
                facts.map(MachineFacts::firmware),
                new LabReport.MachineReport(last, secureBoot, disks, spec.console()));
    }

    private void changed(MachineSpec machine, Install install) {
        synchronized (oneCallAtATime) {
            view.changed(machine.number(), install);
        }
    }

    private void failed(MachineSpec machine, Problem problem) throws IOException {
        List<String> console = Console.tail(machine.console(), CONSOLE_LINES);
        synchronized (oneCallAtATime) {
            view.failed(machine.number(), problem, console);
        }
    }

    private static Told result(Future<Told> run) throws Refused, IOException, InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Refused refused -> throw refused;
                case IOException io -> throw io;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private LabReport report(List<Told> told) throws IOException, InterruptedException {
        return new LabReport(
                told.getFirst().accelerator().toString(),
                told.stream()
                        .flatMap(machine -> machine.firmware().stream())
                        .map(Firmware::toString)
                        .findFirst()
                        .orElse("unknown"),
                api().bytesOf("/boot/agent/vmlinuz"),
                api().bytesOf("/boot/agent/initramfs.img"),
                told.stream().map(Told::report).toList());
    }
}
