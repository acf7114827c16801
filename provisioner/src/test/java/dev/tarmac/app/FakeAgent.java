package dev.tarmac.app;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.FactsJson;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.facts.NicFacts;
import dev.tarmac.facts.SystemFacts;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.order.AgentCommand;
import dev.tarmac.order.AgentEvent;
import dev.tarmac.order.EventJson;
import dev.tarmac.order.Hello;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.order.OrderJson;
import dev.tarmac.plan.Step;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One boot of one machine: fetches script and ticket as iPXE does, then speaks as the agent does.
/// Real HTTP; only the disks are missing.
final class FakeAgent {
    static final List<String> ABILITIES =
            List.of(
                    "wipe",
                    "partition",
                    "mkfs",
                    "mount",
                    "unpack",
                    "fstab",
                    "configure",
                    "setup",
                    "fixed-address",
                    "grub-bios",
                    "grub-efi",
                    "flush",
                    "make-bootable");

    final String mac;
    private final Client client;
    private String ticket = "";
    private String token = "";
    private long sequence;

    FakeAgent(Client client, String mac) {
        this.client = client;
        this.mac = mac;
    }

    /// The same agent, its next words to a server that was started again.
    FakeAgent at(Client restarted) {
        FakeAgent same = new FakeAgent(restarted, mac);
        same.ticket = ticket;
        same.token = token;
        same.sequence = sequence;
        return same;
    }

    String fetchScript() throws IOException, InterruptedException {
        return client.get("/boot/" + mac + "/ipxe").text();
    }

    /// The ticket as the kernel unpacks it from the second archive.
    String fetchTicket() throws IOException, InterruptedException {
        byte[] archive = client.get("/boot/" + mac + "/ticket.cpio").bytes();
        String text = new String(archive, StandardCharsets.ISO_8859_1);
        int name = text.indexOf("tarmac/ticket\0");
        int size = Integer.parseInt(text.substring(name - 110 + 54, name - 110 + 62), 16);
        int start = (name + "tarmac/ticket\0".length() + 3) / 4 * 4;
        ticket = text.substring(start, start + size);
        return ticket;
    }

    Client.Answer hello(List<String> abilities) throws IOException, InterruptedException {
        return client.post(
                "/agent/v1/hello", OrderJson.encode(new Hello(ticket, mac, "0.1-test", abilities)));
    }

    /// From power-on until the server knows the facts.
    void boot(MachineFacts facts) throws IOException, InterruptedException, MalformedJson {
        fetchScript();
        fetchTicket();
        token = hello(ABILITIES).json().text("token");
        report(facts);
    }

    void useToken(String other) {
        token = other;
    }

    Client.Answer report(MachineFacts facts) throws IOException, InterruptedException {
        return client.post("/agent/v1/facts", FactsJson.encode(facts), auth());
    }

    AgentCommand command(int waitSeconds) throws IOException, InterruptedException, MalformedJson {
        return OrderJson.decodeCommand(askCommand(waitSeconds).json());
    }

    Client.Answer askCommand(int waitSeconds) throws IOException, InterruptedException {
        return client.get("/agent/v1/command?wait=" + waitSeconds, auth());
    }

    InstallOrder order() throws IOException, InterruptedException, MalformedJson {
        AgentCommand command = command(20);
        if (command instanceof AgentCommand.Install(InstallOrder order)) return order;
        throw new AssertionError("no order but " + command);
    }

    Client.Answer beat() throws IOException, InterruptedException {
        return client.post("/agent/v1/beat", "{}", auth());
    }

    Client.Answer tell(AgentEvent... events) throws IOException, InterruptedException {
        return client.post(
                "/agent/v1/events",
                JsonObject.members("events", Arrays.stream(events).map(EventJson::encode).toList()),
                auth());
    }

    AgentEvent.Stamp next(InstallOrder order) {
        return stamp(order, ++sequence);
    }

    static AgentEvent.Stamp stamp(InstallOrder order, long number) {
        return new AgentEvent.Stamp(
                order.install(), order.attempt(), number, Instant.now().toEpochMilli());
    }

    /// Says that every step of the plan was done, but not yet the last word.
    void doSteps(InstallOrder order) throws IOException, InterruptedException {
        List<Step> steps = order.plan().steps();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            tell(
                    new AgentEvent.StepStarted(next(order), i, step.kind(), step.subject()),
                    new AgentEvent.StepProgress(next(order), i, 10, 20),
                    new AgentEvent.StepFinished(next(order), i));
        }
    }

    Client.Answer finish(InstallOrder order) throws IOException, InterruptedException {
        return tell(new AgentEvent.Installed(next(order), List.of()));
    }

    Client.Answer prove(InstallOrder order) throws IOException, InterruptedException {
        return prove(
                order,
                order.proof().orElseThrow().token(),
                order.partitionUuids().get("root").toString());
    }

    Client.Answer prove(InstallOrder order, String proofToken, String root)
            throws IOException, InterruptedException {
        return client.post(
                "/proof/v1",
                JsonObject.members(
                        "install",
                        order.install(),
                        "token",
                        proofToken,
                        "hostname",
                        order.host().hostname(),
                        "machineId",
                        "0123456789abcdef0123456789abcdef",
                        "rootPartuuid",
                        root,
                        "kernel",
                        "6.1.0",
                        "secureBoot",
                        false));
    }

    private String[] auth() {
        return new String[] {"Authorization", "Bearer " + token};
    }

    static MachineFacts facts(Firmware firmware, DiskFacts... disks) {
        return new MachineFacts(
                firmware,
                false,
                1L << 30,
                2,
                "6.1.0-test",
                new SystemFacts(
                        Optional.of("QEMU"),
                        Optional.of("Standard PC"),
                        Optional.of("S-77"),
                        Optional.empty()),
                List.of(disks),
                List.of(
                        new NicFacts(
                                "eth0",
                                "52:54:00:12:34:56",
                                Optional.of("virtio_net"),
                                Optional.of("1af4:1000"),
                                true,
                                true)));
    }

    static DiskFacts emptyDisk(String serial) {
        return disk(serial, List.of());
    }

    static DiskFacts disk(String serial, List<DiskContent> contents) {
        return new DiskFacts(
                "vda",
                Optional.of(serial),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                20L << 30,
                512,
                512,
                false,
                contents);
    }
}
