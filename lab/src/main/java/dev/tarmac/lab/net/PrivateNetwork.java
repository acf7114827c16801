package dev.tarmac.lab.net;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.lab.process.Tool;
import dev.tarmac.problem.Refused;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One rack's network: a switch with the server's address on it, a cable per machine, and a
/// point-to-point link to this host. Nothing inside has a way to any other network.
public final class PrivateNetwork implements Closeable {
    /// The server's address inside, and its network.
    public static final String SERVER = "192.168.76.1";

    public static final String SUBNET = "192.168.76.0/24";

    private static final String SWITCH = "rack";
    private static final Subnet LINKS = Subnet.parse("172.31.224.0/19");

    private final Namespace namespace;
    private final String serverFromOutside;
    private boolean kept;

    private PrivateNetwork(Namespace namespace, String serverFromOutside) {
        this.namespace = namespace;
        this.serverFromOutside = serverFromOutside;
    }

    /// Makes the network with cables for machines 1 to `machines`; first removes what labs left
    /// that died before they could.
    public static PrivateNetwork create(int machines)
            throws Refused, IOException, InterruptedException {
        requireRoot();
        for (Namespace old : Namespace.existing()) if (old.isLeftOver()) old.remove();
        Namespace namespace = Namespace.ofThisProcess();
        Subnet link = LINKS.freeLink(namespace.owner() + namespace.number(), taken());
        PrivateNetwork network = new PrivateNetwork(namespace, link.host(2));
        try {
            network.build(machines, link);
            return network;
        } catch (Refused | IOException | InterruptedException | RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /// Ends the lab that was kept in `labDirectory`, if there is one.
    public static void endKept(Path labDirectory) throws IOException {
        for (Namespace namespace : Namespace.existing())
            if (namespace.isKept()
                    && Files.readString(namespace.keptMark()).equals(mark(labDirectory)))
                namespace.remove();
    }

    static void requireRoot() throws Refused {
        if (!"root".equals(System.getProperty("user.name")))
            throw new Refused(
                    "lab",
                    "a private network and its devices need root; this is "
                            + System.getProperty("user.name"),
                    "run it as root or with sudo");
    }

    private void build(int machines, Subnet link)
            throws Refused, IOException, InterruptedException {
        Files.createDirectories(namespace.runDirectory());
        Tool.run("ip", "netns", "add", namespace.toString());
        inside("link", "set", "lo", "up");
        inside("link", "add", "name", SWITCH, "type", "bridge", "stp_state", "0");
        inside("addr", "add", SERVER + "/24", "dev", SWITCH);
        inside("link", "set", SWITCH, "up");
        for (int machine = 1; machine <= machines; machine++) {
            inside("tuntap", "add", "dev", cable(machine), "mode", "tap");
            inside("link", "set", cable(machine), "master", SWITCH, "up");
        }
        linkToHost(link);
    }

    private void linkToHost(Subnet link) throws Refused, InterruptedException {
        String outside = namespace.hostLink();
        Tool.run(
                "ip",
                "link",
                "add",
                outside,
                "type",
                "veth",
                "peer",
                "name",
                "host",
                "netns",
                namespace.toString());
        Tool.run("ip", "addr", "add", link.host(1) + "/30", "dev", outside);
        Tool.run("ip", "link", "set", outside, "up");
        inside("addr", "add", link.host(2) + "/30", "dev", "host");
        inside("link", "set", "host", "up");
    }

    private void inside(String... arguments) throws Refused, InterruptedException {
        List<String> argv = new ArrayList<>(List.of("ip", "-n", namespace.toString()));
        argv.addAll(List.of(arguments));
        Tool.run(argv);
    }

    private static List<Subnet> taken() throws Refused, IOException, InterruptedException {
        String routes = Tool.run("ip", "-json", "-4", "route", "show", "table", "all");
        try {
            return JsonObject.parse("{\"routes\":" + routes + "}")
                    .list("routes", route -> route.text("dst"))
                    .stream()
                    .filter(destination -> !destination.equals("default"))
                    .map(Subnet::parse)
                    .toList();
        } catch (MalformedJson e) {
            throw new IOException("ip -json route: " + e.getMessage(), e);
        }
    }

    /// Another host on the switch; to be closed before this network is.
    ///
    /// @param address in [#SUBNET], not the server's
    public Neighbour neighbour(String address) throws Refused, IOException, InterruptedException {
        return Neighbour.create(namespace, SWITCH, address + "/24");
    }

    /// The tap device that is machine number `machine`'s cable.
    public String cable(int machine) {
        return "cable" + machine;
    }

    /// Where this host reaches the server.
    public String serverFromOutside() {
        return serverFromOutside;
    }

    /// The command that runs `argv` on this network.
    public List<String> command(List<String> argv) {
        return namespace.command(argv);
    }

    /// For sockets, whose paths must be short; gone with the network.
    public Path runDirectory() {
        return namespace.runDirectory();
    }

    /// From now on the network stays when it is closed or its owner ends, until [#endKept].
    public void keep(Path labDirectory) throws IOException {
        Files.writeString(namespace.keptMark(), mark(labDirectory));
        kept = true;
    }

    private static String mark(Path labDirectory) {
        return labDirectory.toAbsolutePath().normalize().toString();
    }

    @Override
    public String toString() {
        return namespace.toString();
    }

    @Override
    public void close() throws IOException {
        if (!kept) namespace.remove();
    }
}
