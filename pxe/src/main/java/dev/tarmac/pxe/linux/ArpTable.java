package dev.tarmac.pxe.linux;

import dev.tarmac.pxe.Ip4Address;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The neighbours whose hardware addresses Linux knows: /proc/net/arp, one line each with address,
/// type, flags, hardware address, mask, interface.
public final class ArpTable {
    private static final Path TABLE = Path.of("/proc/net/arp");

    // linux/if_arp.h: ATF_COM, the entry is complete.
    private static final int COMPLETE = 2;

    private ArpTable() {}

    /// Whether somebody in one of our networks answered for this address.
    public static boolean has(Ip4Address address) throws IOException {
        if (!Files.exists(TABLE)) return false;
        String wanted = address + " ";
        for (String line : Files.readAllLines(TABLE, StandardCharsets.US_ASCII))
            if (line.startsWith(wanted)) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > 2 && (Integer.decode(columns[2]) & COMPLETE) != 0) return true;
            }
        return false;
    }
}
