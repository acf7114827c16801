package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.dhcp.lease.MemoryLeaseStore;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The server as a process of its own, for a test that starts it in another network namespace: its
/// address, then networks like `10.2.0.0/24=10.2.0.10-10.2.0.20`, or `10.2.0.0/24` beside another
/// server. Says what happens, one line each. Runs until its standard input ends.
final class DhcpServerProcess {
    private DhcpServerProcess() {}

    public static void main(String[] args) throws IOException {
        List<Network> networks = new ArrayList<>();
        for (String argument : List.of(args).subList(1, args.length))
            networks.add(network(argument));
        PxeConfig config =
                PxeConfig.of(Ip4Address.parse(args[0]), networks.toArray(Network[]::new));
        try (PxeServer server =
                PxeServer.start(
                        config,
                        ask -> new BootAnswer.TftpFile("loader-" + ask.arch().code()),
                        path -> Optional.empty(),
                        new MemoryLeaseStore(),
                        DhcpServerProcess::say)) {
            System.out.println("listening on " + server.dhcpPort());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static Network network(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) return Network.beside(Subnet.parse(text));
        String[] ends = text.substring(equals + 1).split("-");
        return Network.of(
                Subnet.parse(text.substring(0, equals)), AddressRange.parse(ends[0], ends[1]));
    }

    private static void say(PxeEvent event) {
        System.out.println(event);
    }
}
