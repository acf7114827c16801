package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Location;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a relay says in option 82: where the client is plugged in (RFC 3046), in which network it
/// is when that is not the relay's own (RFC 3527), and as whom we are to answer (RFC 5107).
record RelayInfo(
        Location location,
        Optional<Ip4Address> linkSelection,
        Optional<Ip4Address> serverOverride) {
    static final RelayInfo NONE =
            new RelayInfo(Location.UNKNOWN, Optional.empty(), Optional.empty());

    private static final int CIRCUIT = 1;
    private static final int REMOTE = 2;
    private static final int LINK_SELECTION = 5;
    private static final int SERVER_OVERRIDE = 11;

    static RelayInfo of(Options options) {
        return options.find(DhcpOption.RelayAgent.class)
                .map(option -> of(option.value()))
                .orElse(NONE);
    }

    /// A sub-option that lies about its length ends the reading; what came before it counts.
    static RelayInfo of(Octets value) {
        Map<Integer, byte[]> parts = new HashMap<>();
        ByteBuffer in = value.buffer();
        while (in.remaining() >= 2) {
            int code = Byte.toUnsignedInt(in.get());
            int length = Byte.toUnsignedInt(in.get());
            if (length > in.remaining()) break;
            byte[] part = new byte[length];
            in.get(part);
            parts.putIfAbsent(code, part);
        }
        Location location =
                new Location(
                        Optional.ofNullable(parts.get(CIRCUIT)).map(RelayInfo::words),
                        Optional.ofNullable(parts.get(REMOTE)).map(RelayInfo::words));
        return new RelayInfo(
                location, address(parts.get(LINK_SELECTION)), address(parts.get(SERVER_OVERRIDE)));
    }

    private static Optional<Ip4Address> address(byte[] bytes) {
        if (bytes == null || bytes.length != 4) return Optional.empty();
        return Optional.of(new Ip4Address(ByteBuffer.wrap(bytes).getInt()))
                .filter(address -> !address.isNone());
    }

    private static String words(byte[] bytes) {
        boolean isText = bytes.length > 0;
        for (byte one : bytes) isText &= one >= ' ' && one < 0x7F;
        Octets octets = Octets.of(bytes);
        return isText ? octets.text() : "hex:" + octets;
    }
}
