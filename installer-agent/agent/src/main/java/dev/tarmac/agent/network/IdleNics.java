package dev.tarmac.agent.network;

import dev.tarmac.agent.linux.KernelFiles;
import dev.tarmac.agent.process.Command;
import dev.tarmac.agent.process.Processes;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The interfaces that the machine was not booted through. They are switched on so that they show
/// whether there is a cable, how fast, and to which switch; they get no address, and neither send
/// nor answer anything: not for the boot NIC's address (ARP), not for one that routers offer.
public final class IdleNics {
    private IdleNics() {}

    /// Those with hardware, sorted.
    public static List<String> names(Path sys, String bootMac) {
        List<String> names = new ArrayList<>();
        for (Path nic : KernelFiles.entries(sys.resolve("class/net")))
            if (nic.resolve("device").toFile().exists()
                    && !KernelFiles.text(nic.resolve("address"))
                            .orElse("")
                            .equalsIgnoreCase(bootMac)) names.add(nic.getFileName().toString());
        return names;
    }

    static Command command(String nic) {
        return Command.of("ip", "link", "set", "dev", nic, "arp", "off", "up");
    }

    public static void switchOn(Path proc, String nic) throws Refused {
        Path noIpv6 = proc.resolve("sys/net/ipv6/conf/" + nic + "/disable_ipv6");
        if (noIpv6.toFile().exists()) {
            try {
                Files.writeString(noIpv6, "1\n");
            } catch (IOException e) {
                throw new Refused(nic, "keeps IPv6: " + e.getMessage(), "nothing; it stays off");
            }
        }
        Processes.run(command(nic), nic, "nothing, unless its link matters; it stays off");
    }
}
