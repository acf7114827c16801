package dev.tarmac.pxe;

import java.util.HexFormat;
import java.util.Objects;

/// An option that is sent as it stands to whoever gets an address in a network: NTP servers (42), a
/// domain name (15), the path prefix of a PXELINUX (210, RFC 5071).
///
/// @param code 1 to 254, none that the protocol itself needs
/// @param hex the value's bytes, at most 255
public record ExtraOption(int code, String hex) {
    public ExtraOption {
        Objects.requireNonNull(hex, "hex");
        if (code < 2 || code > 254 || isOurs(code))
            throw new IllegalArgumentException(
                    "option "
                            + code
                            + " is not yours to set; it is decided per answer, or has a key of its"
                            + " own");
        if (!hex.matches("([0-9a-f]{2}){1,255}"))
            throw new IllegalArgumentException(
                    "option " + code + " has no value of 1 to 255 bytes: \"" + hex + "\"");
    }

    private static boolean isOurs(int code) {
        return switch (code) {
            case 3, 6, 43, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 66, 67, 82, 97, 121 ->
                    true;
            default -> false;
        };
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
