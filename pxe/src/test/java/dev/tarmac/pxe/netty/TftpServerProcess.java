package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.dhcp.lease.MemoryLeaseStore;
import dev.tarmac.pxe.tftp.DirectoryFiles;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// Serves a folder, with limits as they are by default. The server as a process of its own, for a
/// test that starts it in another network namespace. Runs until its standard input ends.
final class TftpServerProcess {
    private TftpServerProcess() {}

    public static void main(String[] args) throws IOException {
        PxeConfig config =
                PxeConfig.of(
                        Ip4Address.parse("192.168.76.1"),
                        Subnet.parse("192.168.76.0/24"),
                        AddressRange.parse("192.168.76.2", "192.168.76.2"));
        try (PxeServer server =
                PxeServer.start(
                        config,
                        ask -> new BootAnswer.Silence("nothing boots in this test"),
                        new DirectoryFiles(Path.of(args[0])),
                        new MemoryLeaseStore(),
                        event -> {})) {
            System.out.println("listening on " + server.tftpPort());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
