package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.lab.net.Neighbour;
import dev.tarmac.lab.process.Background;
import dev.tarmac.lab.process.FileWatch;
import dev.tarmac.lab.process.Teardown;
import dev.tarmac.lab.process.Tool;
import dev.tarmac.lab.qemu.Console;
import dev.tarmac.lab.qemu.MachineSpec;
import dev.tarmac.lab.qemu.VirtualFirmware;
import dev.tarmac.lab.server.Serving;
import dev.tarmac.problem.Refused;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Machines that nobody ordered anything for, started one way or another before a server that
/// captures its packets. The doctor is asked how far they came. With `-Dcaptures=FOLDER` the
/// captures are kept there with what the doctor said; they become its own tests.
final class WatchedRack implements Closeable {
    /// Gives addresses in place of our server.
    static final String OTHER_SERVER = "192.168.76.2";

    private static final String KEPT_IN = System.getProperty("captures", "");

    private final String name;
    private final Path capture;
    private final Teardown teardown = Teardown.alsoAtExit();
    private final Rack rack;

    WatchedRack(String name, int machines, Serving.Addresses addresses) throws Exception {
        this.name = name;
        LabConfig config =
                Rig.config(
                        name, VirtualFirmware.UEFI, machines, "1x1G", MachineSpec.Parts.STANDARD);
        capture = config.folders().lab().resolve("boot.pcap");
        rack = teardown.add(Rack.build(config, new Serving(addresses, Optional.of(capture))));
    }

    Rack rack() {
        return rack;
    }

    MachineSpec machine(int number, VirtualFirmware firmware) throws IOException {
        MachineSpec usual = rack.machine(number);
        return MachineSpec.of(number, firmware, usual.parts(), usual.disks(), usual.place());
    }

    /// dnsmasq on another host of the segment, as somebody has it who knows nothing of network
    /// boot.
    Background otherServer() throws Exception {
        Neighbour host = teardown.add(rack.network().neighbour(OTHER_SERVER));
        Path log = rack.config().folders().lab().resolve("dnsmasq.log");
        List<String> dnsmasq =
                List.of(
                        "dnsmasq",
                        "--keep-in-foreground",
                        "--conf-file=/dev/null",
                        "--port=0",
                        "--pid-file=",
                        "--user=root",
                        "--log-facility=-",
                        "--log-dhcp",
                        "--leasefile-ro",
                        "--no-ping",
                        "--dhcp-authoritative",
                        "--dhcp-range=192.168.76.50,192.168.76.99,1h");
        Background server = teardown.add(Background.start(host.command(dnsmasq), log));
        boolean serves =
                FileWatch.await(
                        log.getParent(),
                        Rig.LIMIT,
                        () ->
                                !server.isRunning()
                                        || Files.readString(log).contains("DHCP, IP range"));
        assertThat(serves && server.isRunning()).as("dnsmasq, see %s", log).isTrue();
        return server;
    }

    /// Frames that leave the switch and fit these words of nft are lost from now on.
    void lose(String... which) throws Exception {
        nft("add table bridge losses");
        nft("add chain bridge losses out { type filter hook output priority 0 ; }");
        nft("add rule bridge losses out " + String.join(" ", which) + " drop");
    }

    /// What comes to the server and fits these words of nft is lost from now on.
    void turnAway(String which) throws Exception {
        nft("add table inet wall");
        nft("add chain inet wall in { type filter hook input priority 0 ; }");
        nft("add rule inet wall in iifname rack " + which + " drop");
    }

    private void nft(String command) throws Refused, InterruptedException {
        Tool.run(rack.network().command(List.of("nft", command)));
    }

    /// Pulls its cable.
    void unplug(MachineSpec machine) throws Exception {
        String cable = machine.place().cable();
        Tool.run(rack.network().command(List.of("ip", "link", "set", cable, "down")));
    }

    /// What the doctor says, as soon as it is this.
    JsonObject await(MachineSpec machine, String verdict) throws Exception {
        return await(machine, verdict, now -> now.text("verdict").equals(verdict));
    }

    /// The same, as soon as there is evidence with these words.
    JsonObject awaitEvidence(MachineSpec machine, String words) throws Exception {
        return await(
                machine, words, now -> evidence(now).stream().anyMatch(it -> it.contains(words)));
    }

    @FunctionalInterface
    private interface Wanted {
        boolean is(JsonObject diagnosis) throws MalformedJson;
    }

    private JsonObject await(MachineSpec machine, String what, Wanted wanted) throws Exception {
        AtomicReference<JsonObject> last = new AtomicReference<>();
        boolean came =
                FileWatch.await(
                        rack.server().folders().own(),
                        Rig.LIMIT,
                        () -> {
                            last.set(diagnosis(machine));
                            try {
                                return wanted.is(last.get());
                            } catch (MalformedJson e) {
                                throw new IOException(e);
                            }
                        });
        assertThat(came)
                .as(
                        "%s: %s is not %s\n%s",
                        name,
                        last.get().asMap(),
                        what,
                        String.join("\n", Console.tail(machine.console(), 40)))
                .isTrue();
        return last.get();
    }

    private JsonObject diagnosis(MachineSpec machine) throws IOException {
        try {
            return rack.server().api().get("/api/v1/machines/" + machine.mac() + "/diagnosis");
        } catch (Refused e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking for the diagnosis", e);
        }
    }

    static List<String> evidence(JsonObject diagnosis) throws MalformedJson {
        return diagnosis.list("evidence", exhibit -> exhibit.text("what"));
    }

    /// The capture so far and what the doctor says now, when somebody wants them.
    void keep(MachineSpec... machines) throws IOException {
        if (KEPT_IN.isEmpty()) return;
        Path folder = Files.createDirectories(Path.of(KEPT_IN, name));
        for (MachineSpec machine : machines)
            Files.writeString(
                    folder.resolve("machine-" + machine.number() + ".json"),
                    JsonObject.writePretty(
                            JsonObject.members(
                                    "at",
                                    Instant.now().toString(),
                                    "diagnosis",
                                    diagnosis(machine).asMap())));
        Files.copy(capture, folder.resolve("boot.pcap"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        teardown.close();
    }
}
