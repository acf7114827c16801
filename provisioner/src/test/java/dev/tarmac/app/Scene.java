package dev.tarmac.app;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.FoundPartition;
import dev.tarmac.facts.FoundTable;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.facts.NicFacts;
import dev.tarmac.facts.SystemFacts;
import dev.tarmac.facts.TableKind;
import dev.tarmac.json.JsonObject;
import dev.tarmac.order.AgentEvent;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Problem;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A few racks in which something of everything is going on, for people and browsers to look at.
final class Scene implements AutoCloseable {
    static final String LAYOUT =
            """
            disks:
              - name: system
                select: {size: 100G..10T}
                partitions:
                  - {name: biosboot, type: biosboot, size: 1M}
                  - {name: esp, type: esp, size: 512M}
                  - {name: boot, size: 1G, filesystem: ext4, mount: /boot}
                  - {name: swap, type: swap, size: 16G}
                  - {name: root, size: 120G, filesystem: xfs, mount: /}
                  - {name: data, size: rest, filesystem: xfs, mount: /srv}
            """;

    private static final String RULES =
            """
            rules:
              - name: storage
                when: {vendor: [Example Storage*], disks: '>= 8'}
                profile: db
                hostname: st-{serial}
                labels: {tier: cold}
              - name: unknown-vendors
                when: {not: {vendor: Example*}}
                labels: {seen: new}
                hold: true
            """;

    private static final String RACK =
            """
            name,serial,profile,memory,disks,rack,unit
            web-301,CZJ39001,web,256 GiB,2,r13,1
            web-302,CZJ39002,web,256 GiB,2,r13,2
            db-303,CZJ39003,db,512 GiB,8,r13,5
            """;

    private static final long DISK_BYTES = 480_103_981_056L;
    private static final String LINUX = "0FC63DAF-8483-4772-8E79-3D69D8477DE4";
    private static final String ESP = "C12A7328-F81F-11D2-BA4B-00A0C93EC93B";

    private final Client client;
    private final Duration pace;
    private final Thread heart = Thread.ofVirtual().unstarted(this::beat);

    /// @param pace how long an agent takes for a short step
    Scene(Client client, Duration pace) {
        this.client = client;
        this.pace = pace;
    }

    /// By itself, for a person with a browser; argument: milliseconds of a short step.
    public static void main(String[] arguments) throws Exception {
        Rig rig = new Rig(Files.createTempDirectory("tarmac-scene"));
        try (Server server = rig.start();
                Client client = rig.client();
                Scene scene = new Scene(client, Duration.ofMillis(Long.parseLong(arguments[0])))) {
            scene.set();
            client.post(
                    "/api/v1/users",
                    Map.of("name", "eva", "role", "operator", "password", "scene-of-racks"));
            System.out.println("scene at " + server.httpAddress() + ", eva, scene-of-racks");
            for (int hour = 0; hour < 1_000_000; hour++) scene.progress("52:54:00:12:01:07", 40);
        }
    }

    /// Everything but what is still to come.
    void set() throws Exception {
        client.put(
                "/api/v1/profiles/web",
                JsonObject.members(
                        "layout",
                        LAYOUT,
                        "image",
                        "debian-12",
                        "sshKeys",
                        List.of("ssh-ed25519 AAAA admin"),
                        "hostname",
                        "web-{serial}"));
        client.put(
                "/api/v1/profiles/db",
                JsonObject.members("layout", LAYOUT, "image", "debian-12", "wipe", true));
        for (int number = 1; number <= 3; number++) proven(number);
        proven(4);
        failed(5);
        unproven(6);
        running(7);
        ordered(8);
        refused(9);
        discovered(10);
        ready(11);
        silent(12);
        client.put("/api/v1/rules", Map.of("file", "rules.yaml", "text", RULES));
        client.put("/api/v1/rack", Map.of("file", "r13.csv", "text", RACK));
    }

    static String mac(int number) {
        return String.format("52:54:00:12:01:%02x", number);
    }

    static String serial(int number) {
        return String.format("CZJ3%04d", 4100 + number);
    }

    private FakeAgent booted(int number, MachineFacts facts) throws Exception {
        FakeAgent agent = new FakeAgent(client, mac(number));
        agent.boot(facts);
        return agent;
    }

    private void assign(int number, String profile) throws Exception {
        client.put(
                "/api/v1/machines/" + mac(number),
                Map.of("profile", profile, "labels", Map.of("rack", rack(number))));
    }

    private static String rack(int number) {
        return number % 2 == 0 ? "r12" : "r11";
    }

    private String order(int number, boolean wipe) throws Exception {
        return client.post("/api/v1/machines/" + mac(number) + "/installs", Map.of("wipe", wipe))
                .json()
                .text("id");
    }

    private InstallOrder installed(FakeAgent agent) throws Exception {
        InstallOrder order = agent.order();
        List<Step> steps = order.plan().steps();
        for (int index = 0; index < steps.size(); index++) work(agent, order, index);
        agent.finish(order);
        return order;
    }

    private void work(FakeAgent agent, InstallOrder order, int index) throws Exception {
        Step step = order.plan().steps().get(index);
        begin(agent, order, index);
        int parts = step instanceof Step.Unpack ? 20 : step instanceof Step.Flush ? 3 : 1;
        for (int part = 1; part <= parts; part++) {
            Thread.sleep(pace);
            agent.tell(
                    new AgentEvent.StepProgress(
                            agent.next(order), index, part * 27_000_000L, parts * 27_000_000L));
        }
        agent.tell(new AgentEvent.StepFinished(agent.next(order), index));
    }

    private static void begin(FakeAgent agent, InstallOrder order, int index) throws Exception {
        Step step = order.plan().steps().get(index);
        agent.tell(
                new AgentEvent.StepStarted(agent.next(order), index, step.kind(), step.subject()));
    }

    private void proven(int number) throws Exception {
        FakeAgent agent = booted(number, facts(number, used()));
        assign(number, "web");
        order(number, true);
        InstallOrder order = installed(agent);
        Thread.sleep(pace.multipliedBy(6));
        agent.prove(order);
    }

    private void failed(int number) throws Exception {
        FakeAgent agent = booted(number, facts(number, blank()));
        assign(number, "web");
        order(number, false);
        InstallOrder order = agent.order();
        for (int index = 0; index < 4; index++) work(agent, order, index);
        agent.tell(
                new AgentEvent.Failed(
                        agent.next(order),
                        4,
                        Problem.at(
                                "mkfs.xfs /dev/sda5",
                                "ended with 1: /dev/sda5: Input/output error at sector 271581184",
                                "look at the disk's SMART data: smartctl -a /dev/sda; replace it,"
                                        + " and retry")));
    }

    private void unproven(int number) throws Exception {
        client.put(
                "/api/v1/profiles/quiet",
                JsonObject.members("layout", LAYOUT, "image", "silent", "acceptUnproven", true));
        FakeAgent agent = booted(number, facts(number, blank()));
        assign(number, "quiet");
        order(number, false);
        installed(agent);
    }

    private FakeAgent worker;
    private InstallOrder work;
    private int unpack;

    /// Stops in the middle of its image.
    private void running(int number) throws Exception {
        worker = booted(number, facts(number, used()));
        assign(number, "web");
        order(number, true);
        work = worker.order();
        List<Step> steps = work.plan().steps();
        while (!(steps.get(unpack) instanceof Step.Unpack)) work(worker, work, unpack++);
        begin(worker, work, unpack);
        worker.tell(
                new AgentEvent.Notice(
                        worker.next(work), "the link of eth0 runs at 1000 Mb/s, not at 10000"));
        progress(mac(number), 37);
        heart.start();
    }

    private void beat() {
        while (true)
            try {
                Thread.sleep(Duration.ofSeconds(1));
                worker.beat();
            } catch (IOException serverIsAway) {
                // Until the next time.
            } catch (InterruptedException e) {
                return;
            }
    }

    @Override
    public void close() {
        heart.interrupt();
    }

    /// The image of the running install has come so far.
    void progress(String mac, int percent) throws Exception {
        if (!worker.mac.equals(mac)) throw new IllegalArgumentException(mac);
        Thread.sleep(pace);
        worker.tell(
                new AgentEvent.StepProgress(
                        worker.next(work), unpack, percent * 5_400_000L, 540_000_000L));
    }

    private void ordered(int number) throws Exception {
        booted(number, facts(number, blank()));
        assign(number, "db");
        new FakeAgent(client, mac(number)).fetchScript();
        order(number, false);
        new FakeAgent(client, mac(number)).fetchScript();
    }

    /// Its disks hold something, and nobody allowed to destroy that.
    private void refused(int number) throws Exception {
        FakeAgent agent = booted(number, facts(number, used()));
        assign(number, "web");
        order(number, false);
        agent.command(5);
    }

    private void discovered(int number) throws Exception {
        booted(number, facts(number, used()));
    }

    private void ready(int number) throws Exception {
        booted(number, facts(number, blank()));
        assign(number, "web");
    }

    /// Announced, and never seen.
    private void silent(int number) throws Exception {
        client.put(
                "/api/v1/machines/" + mac(number),
                Map.of(
                        "profile",
                        "db",
                        "hostname",
                        "db-12.example.net",
                        "labels",
                        Map.of("rack", rack(number))));
        order(number, false);
    }

    static MachineFacts facts(int number, DiskFacts... disks) {
        String mac = mac(number);
        return new MachineFacts(
                Firmware.UEFI,
                false,
                256L << 30,
                64,
                "6.12.0-amd64",
                new SystemFacts(
                        Optional.of("Example Computers"),
                        Optional.of("R640 1U"),
                        Optional.of(serial(number)),
                        Optional.of("4c4c4544-0042-3510-8052-b7c04f4a3100")),
                List.of(disks),
                List.of(
                        nic("eth0", mac, "mlx5_core", "15b3:1015", true, true),
                        nic(
                                "eth1",
                                mac.replace("12:01", "12:02"),
                                "mlx5_core",
                                "15b3:1015",
                                true,
                                false),
                        nic(
                                "eth2",
                                mac.replace("12:01", "12:03"),
                                "igb",
                                "8086:1521",
                                false,
                                false)));
    }

    private static NicFacts nic(
            String name, String mac, String driver, String pci, boolean link, boolean boot) {
        return new NicFacts(name, mac, Optional.of(driver), Optional.of(pci), link, boot);
    }

    private static DiskFacts blank() {
        return disk("sda", "S4Y1NX0R700001", false, List.of(), Optional.empty());
    }

    /// As another system left it, and a spinning one beside it.
    private static DiskFacts[] used() {
        long mib = 2048;
        List<FoundPartition> partitions =
                List.of(
                        part(1, mib, 600 * mib, ESP, "EFI System Partition"),
                        part(2, 601 * mib, 1024 * mib, LINUX, ""),
                        part(3, 1625 * mib, 300_000 * mib, LINUX, ""));
        List<DiskContent> contents =
                Stream.of(
                                content("sda", "gpt", ""),
                                content("sda1", "vfat", ""),
                                content("sda2", "xfs", "boot"),
                                content("sda3", "lvm2", "rhel"))
                        .toList();
        return new DiskFacts[] {
            disk(
                    "sda",
                    "S4Y1NX0R700002",
                    false,
                    contents,
                    Optional.of(new FoundTable(TableKind.GPT, partitions))),
            new DiskFacts(
                    "sdb",
                    Optional.of("ZC1A0001"),
                    Optional.of("0x5000c500a1b2c3d4"),
                    Optional.empty(),
                    Optional.of("ST16000NM001G"),
                    16_000_900_661_248L,
                    4096,
                    4096,
                    true,
                    List.of(content("sdb", "xfs", "archive")),
                    Optional.empty())
        };
    }

    private static DiskContent content(String where, String type, String label) {
        return new DiskContent(
                where, type, Optional.of(label).filter(it -> !it.isEmpty()), Optional.empty());
    }

    private static FoundPartition part(
            int number, long start, long sectors, String type, String name) {
        return new FoundPartition(
                number,
                start,
                sectors,
                type,
                Optional.of(name).filter(it -> !it.isEmpty()),
                Optional.empty());
    }

    private static DiskFacts disk(
            String name,
            String serial,
            boolean rotational,
            List<DiskContent> contents,
            Optional<FoundTable> table) {
        return new DiskFacts(
                name,
                Optional.of(serial),
                Optional.empty(),
                Optional.of("pci-0000:3b:00.0-ata-1"),
                Optional.of("SAMSUNG MZ7LH480"),
                DISK_BYTES,
                512,
                4096,
                rotational,
                contents,
                table);
    }
}
