package dev.tarmac.bench.pxe;

import dev.tarmac.json.JsonObject;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Who gives addresses, each at an address of its own in one large network. All have the same pool
/// and lease time, and else their defaults but for what is said below; all keep their leases on the
/// disk.
enum DhcpContender {
    OURS("172.16.0.1"),
    KEA("172.16.0.2"),
    DNSMASQ("172.16.0.3");

    /// The server, and perfdhcp.
    static final String[] KEA_PACKAGES = {"kea-dhcp4-server", "kea-admin"};

    static final String NETWORK = "172.16.0.0/12";
    static final String CLIENT = "172.31.255.254";

    /// Every trial has clients of its own, and a fast server many.
    private static final String FIRST = "172.17.0.0";

    private static final String LAST = "172.30.255.255";

    private static final int LEASE_SECONDS = 3600;

    private final String address;

    DhcpContender(String address) {
        this.address = address;
    }

    String address() {
        return address;
    }

    /// In the foreground, with what it keeps in `folder`.
    List<String> command(Rig rig, Path folder) throws Refused, IOException, InterruptedException {
        return switch (this) {
            case OURS ->
                    rig.tarmacServe(
                            folder,
                            Map.of(
                                    "address",
                                    address,
                                    "subnet",
                                    NETWORK,
                                    "pool",
                                    Map.of("from", FIRST, "to", LAST)));
            case KEA -> kea(rig, folder);
            case DNSMASQ ->
                    List.of(
                            "dnsmasq",
                            "--keep-in-foreground",
                            "--conf-file=/dev/null",
                            "--port=0",
                            "--pid-file=",
                            "--user=root",
                            "--log-facility=-",
                            "--bind-interfaces",
                            "--listen-address=" + address,
                            "--dhcp-leasefile=" + folder.resolve("leases"),
                            // Its own limit is 1000 leases.
                            "--dhcp-lease-max=1000000",
                            // By default it stands still for 3 s before an OFFER, six times a
                            // minute, and no rate at all is free of drops.
                            "--no-ping",
                            "--dhcp-range="
                                    + FIRST
                                    + ","
                                    + LAST
                                    + ",255.240.0.0,"
                                    + LEASE_SECONDS
                                    + "s");
        };
    }

    private List<String> kea(Rig rig, Path folder)
            throws Refused, IOException, InterruptedException {
        Path files = rig.unpacked(KEA_PACKAGES);
        Path configuration = folder.resolve("kea.json");
        Path leases = folder.resolve("kea-leases.csv");
        // It takes up again what it gave in an earlier run, until none is left.
        Files.deleteIfExists(leases);
        Files.writeString(
                configuration,
                JsonObject.writePretty(
                        Map.of(
                                "Dhcp4",
                                JsonObject.members(
                                        "interfaces-config",
                                        Map.of(
                                                "interfaces",
                                                List.of("boot/" + address),
                                                "dhcp-socket-type",
                                                "udp"),
                                        "lease-database",
                                        Map.of(
                                                "type",
                                                "memfile",
                                                "persist",
                                                true,
                                                "name",
                                                leases.toString()),
                                        "valid-lifetime",
                                        LEASE_SECONDS,
                                        // A line for each packet would slow it down.
                                        "loggers",
                                        List.of(Map.of("name", "kea-dhcp4", "severity", "WARN")),
                                        "subnet4",
                                        List.of(
                                                Map.of(
                                                        "id",
                                                        1,
                                                        "subnet",
                                                        NETWORK,
                                                        "pools",
                                                        List.of(
                                                                Map.of(
                                                                        "pool",
                                                                        FIRST + "-" + LAST))))))));
        List<String> argv = new ArrayList<>();
        argv.add("env");
        argv.add("LD_LIBRARY_PATH=" + UnpackedPackages.libraries(files));
        argv.add("KEA_PIDFILE_DIR=" + folder);
        argv.add("KEA_LOCKFILE_DIR=" + folder);
        // What cleans its lease file up; without it, it does not start.
        argv.add("KEA_LFC_EXECUTABLE=" + files.resolve("usr/sbin/kea-lfc"));
        argv.add(files.resolve("usr/sbin/kea-dhcp4").toString());
        argv.add("-c");
        argv.add(configuration.toString());
        return argv;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
