package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;

import java.util.Objects;

/// A DHCP packet of an Ethernet client, names as in RFC 2131 figure 1.
///
/// @param isRequest BOOTREQUEST, else BOOTREPLY
/// @param broadcast the client cannot take a unicast reply before it has its address
/// @param clientAddress `ciaddr`, the client's own, when it has one that works
/// @param yourAddress `yiaddr`, what the client gets
/// @param nextServer `siaddr`, where the boot file is
/// @param relay `giaddr`, the relay agent that passed this on
/// @param serverName `sname`, at most 63 characters
/// @param bootFile `file`, at most 127 characters
public record Packet(
        boolean isRequest,
        int hops,
        int transaction,
        int seconds,
        boolean broadcast,
        Ip4Address clientAddress,
        Ip4Address yourAddress,
        Ip4Address nextServer,
        Ip4Address relay,
        MacAddress mac,
        String serverName,
        String bootFile,
        Options options) {
    public Packet {
        Objects.requireNonNull(mac, "mac");
        Objects.requireNonNull(options, "options");
        if (hops < 0 || hops > 0xFF || seconds < 0 || seconds > 0xFFFF)
            throw new IllegalArgumentException("hops " + hops + ", seconds " + seconds);
        if (serverName.length() > 63 || bootFile.length() > 127)
            throw new IllegalArgumentException(
                    "sname takes 63 characters and file 127: " + serverName + ", " + bootFile);
    }
}
