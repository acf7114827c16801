package dev.tarmac.pxe;

import java.util.Optional;

/// What one DHCP packet says, as far as it takes to explain a boot.
///
/// @param seconds that the client has been trying for, as it says (`secs`)
/// @param relay `giaddr`; 0.0.0.0 when no relay passed it on
/// @param address of a client: what it wants or has; of a reply: what it gets; else 0.0.0.0
/// @param server option 54: whom a client speaks to, or who answers
/// @param wantsBoot a client that wants to boot; an installed system only wants its address
/// @param bootFile of a reply; empty when it has none
public record DhcpSummary(
        Type type,
        MacAddress mac,
        int transaction,
        int seconds,
        Ip4Address relay,
        Ip4Address address,
        Optional<Ip4Address> server,
        Optional<Arch> arch,
        boolean isIpxe,
        boolean wantsBoot,
        String bootFile) {
    /// RFC 2132 section 9.6, and what came before DHCP.
    public enum Type {
        BOOTP,
        DISCOVER,
        OFFER,
        REQUEST,
        DECLINE,
        ACK,
        NAK,
        RELEASE,
        INFORM
    }

    /// One line for people.
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(type.toString());
        if (!address.isNone()) line.append(' ').append(address);
        arch.ifPresent(kind -> line.append(", ").append(kind));
        if (isIpxe) line.append(", iPXE");
        server.ifPresent(who -> line.append(", server ").append(who));
        if (!relay.isNone()) line.append(", relay ").append(relay);
        if (seconds > 0) line.append(", trying for ").append(seconds).append(" s");
        if (!bootFile.isEmpty()) line.append(", boot ").append(Printable.of(bootFile));
        return line.toString();
    }
}
