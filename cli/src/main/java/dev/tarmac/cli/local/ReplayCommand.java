package dev.tarmac.cli.local;

import dev.tarmac.app.ServerConfig;
import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.OutputOption;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.view.Printable;
import dev.tarmac.doctor.Diagnosis;
import dev.tarmac.doctor.Doctor;
import dev.tarmac.doctor.View;
import dev.tarmac.json.JsonObject;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.capture.Decision;
import dev.tarmac.pxe.capture.Recorded;
import dev.tarmac.pxe.capture.Replay;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

@Command(
        name = "replay",
        description = {
            "Decides on the packets of a capture anew, and says why.",
            "Reads what 'tarmac serve --capture' or tcpdump wrote. DHCP and TFTP go through the"
                    + " server's own code with the capture's clock; nothing is sent, and no server"
                    + " is asked."
        },
        footer = {
            "%nWithout --config the network is taken from the answers in the capture. At the end stands a",
            "verdict for each machine, as if nothing more had come for a minute (text only).",
            "%nExamples:",
            "  tarmac replay boot.pcap",
            "  tarmac replay boot.pcap --config tarmac.yaml -o json | jq -r .outcome",
            "  tcpdump -i any -w boot.pcap udp    # makes one anywhere"
        })
final class ReplayCommand implements Callable<Integer> {
    /// A capture is ended when nothing more comes.
    private static final Duration SILENCE = Duration.ofMinutes(1);

    @Parameters(paramLabel = "FILE", description = "the capture, in pcap format")
    private Path file = Path.of("");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "decide as a server with this configuration would")
    private Optional<Path> config = Optional.empty();

    @Mixin private OutputOption output = new OutputOption();

    private final Session session;

    ReplayCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused, IOException {
        Capture capture = new Capture(file);
        Recorded recorded = new Recorded();
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
        capture.read(
                datagram -> {
                    clock.compareAndSet(Instant.EPOCH, datagram.at());
                    recorded.take(datagram);
                });
        ReplayScene scene =
                config.isPresent()
                        ? ReplayScene.configured(
                                ServerConfig.read(config.get()), config.get(), recorded)
                        : ReplayScene.taken(recorded, file);
        Doctor doctor = new Doctor(Doctor.Sources.NONE, View.PACKETS, clock::get);
        Set<MacAddress> machines = new TreeSet<>();
        try (Replay replay =
                new Replay(
                        scene.network(),
                        scene.policy(),
                        scene.files(),
                        recorded::largestBlock,
                        doctor,
                        decision -> {
                            decision.mac().ifPresent(machines::add);
                            tell(decision);
                        })) {
            boolean isCutOff = capture.read(replay::take);
            if (isCutOff) session.err().println(file + " ends in the middle of a packet");
            replay.passTo(replay.now().plus(SILENCE));
            clock.set(replay.now());
        }
        if (!output.isJson()) machines.forEach(mac -> tell(doctor.diagnose(mac)));
        session.out().flush();
        return ExitCode.OK;
    }

    private void tell(Decision decision) {
        String mac = decision.mac().map(MacAddress::toString).orElse("-");
        String kind = decision.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (output.isJson())
            session.out()
                    .println(
                            JsonObject.write(
                                    JsonObject.members(
                                            "at", decision.at().toString(),
                                            "mac", decision.mac().map(MacAddress::toString),
                                            "decision", kind,
                                            "heard", decision.heard(),
                                            "outcome", decision.outcome())));
        else
            session.out()
                    .println(
                            Printable.line(
                                    "%s  %-17s  %-9s  %s -> %s"
                                            .formatted(
                                                    decision.at(),
                                                    mac,
                                                    kind,
                                                    decision.heard(),
                                                    decision.outcome())));
    }

    private void tell(Diagnosis diagnosis) {
        session.out()
                .println(
                        Printable.line(
                                "%s %s [%s]"
                                        .formatted(
                                                diagnosis.mac(),
                                                diagnosis.verdict().sentence(),
                                                diagnosis.verdict().kind())));
    }
}
