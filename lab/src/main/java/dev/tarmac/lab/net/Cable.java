package dev.tarmac.lab.net;

import dev.tarmac.lab.process.Tool;
import dev.tarmac.problem.Refused;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Two hosts with a cable between them and no way to any other network: servers here, clients
/// there. Each has its own ports and as many addresses as it was given.
public final class Cable implements Closeable {
    private static final String SERVER_END = "boot";
    private static final String CLIENT_END = "nic";

    private final Namespace servers;
    private final Namespace clients;

    private Cable(Namespace servers, Namespace clients) {
        this.servers = servers;
        this.clients = clients;
    }

    /// Makes it; first removes what was left by others that died before they could.
    ///
    /// @param servers addresses with their prefix length, like `192.168.76.1/24`
    /// @param clients the same on the other end
    public static Cable create(List<String> servers, List<String> clients)
            throws Refused, IOException, InterruptedException {
        PrivateNetwork.requireRoot();
        for (Namespace old : Namespace.existing()) if (old.isLeftOver()) old.remove();
        Cable cable = new Cable(Namespace.ofThisProcess(), Namespace.ofThisProcess());
        try {
            cable.build(servers, clients);
            return cable;
        } catch (Refused | IOException | InterruptedException | RuntimeException e) {
            cable.close();
            throw e;
        }
    }

    private void build(List<String> serverAddresses, List<String> clientAddresses)
            throws Refused, IOException, InterruptedException {
        for (Namespace end : List.of(servers, clients)) {
            Files.createDirectories(end.runDirectory());
            Tool.run("ip", "netns", "add", end.toString());
            inside(end, "link", "set", "lo", "up");
        }
        inside(
                servers,
                "link",
                "add",
                SERVER_END,
                "type",
                "veth",
                "peer",
                "name",
                CLIENT_END,
                "netns",
                clients.toString());
        for (String address : serverAddresses)
            inside(servers, "address", "add", address, "dev", SERVER_END);
        for (String address : clientAddresses)
            inside(clients, "address", "add", address, "dev", CLIENT_END);
        inside(servers, "link", "set", SERVER_END, "up");
        inside(clients, "link", "set", CLIENT_END, "up");
    }

    private static void inside(Namespace end, String... arguments)
            throws Refused, InterruptedException {
        List<String> argv = new ArrayList<>(List.of("ip", "-n", end.toString()));
        argv.addAll(List.of(arguments));
        Tool.run(argv);
    }

    /// The command that runs `argv` at the servers' end, whose device is called `boot`.
    public List<String> atServers(List<String> argv) {
        return servers.command(argv);
    }

    /// The command that runs `argv` at the clients' end, whose device is called `nic`.
    public List<String> atClients(List<String> argv) {
        return clients.command(argv);
    }

    /// The file that stands for the clients' network: a thread that enters it opens its sockets
    /// there.
    public Path clientNetwork() {
        return clients.file();
    }

    /// Ends every process at both ends, too.
    @Override
    public void close() throws IOException {
        try {
            clients.remove();
        } finally {
            servers.remove();
        }
    }
}
