package dev.tarmac.lab.net;

import dev.tarmac.lab.process.Tool;
import dev.tarmac.problem.Refused;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// Another host on the switch of a [PrivateNetwork], with ports of its own: a server of somebody
/// else. Its network card is called `nic`.
public final class Neighbour implements Closeable {
    private static final String NIC = "nic";

    private final Namespace host;

    private Neighbour(Namespace host) {
        this.host = host;
    }

    /// @param rack the namespace that has the switch
    /// @param address with its prefix length, like `192.168.76.2/24`
    static Neighbour create(Namespace rack, String switchName, String address)
            throws Refused, IOException, InterruptedException {
        Neighbour neighbour = new Neighbour(Namespace.ofThisProcess());
        try {
            neighbour.build(rack, switchName, address);
            return neighbour;
        } catch (Refused | IOException | InterruptedException | RuntimeException e) {
            neighbour.close();
            throw e;
        }
    }

    private void build(Namespace rack, String switchName, String address)
            throws Refused, IOException, InterruptedException {
        Files.createDirectories(host.runDirectory());
        Tool.run("ip", "netns", "add", host.toString());
        in(host, "link", "set", "lo", "up");
        String port = "port" + host.number();
        in(rack, "link", "add", port, "type", "veth", "peer", "name", NIC, "netns", "" + host);
        in(rack, "link", "set", port, "master", switchName, "up");
        in(host, "address", "add", address, "dev", NIC);
        in(host, "link", "set", NIC, "up");
    }

    private static void in(Namespace network, String... arguments)
            throws Refused, InterruptedException {
        List<String> argv = new ArrayList<>(List.of("ip", "-n", network.toString()));
        argv.addAll(List.of(arguments));
        Tool.run(argv);
    }

    /// The command that runs `argv` on that host.
    public List<String> command(List<String> argv) {
        return host.command(argv);
    }

    /// Ends every process there, too.
    @Override
    public void close() throws IOException {
        host.remove();
    }
}
