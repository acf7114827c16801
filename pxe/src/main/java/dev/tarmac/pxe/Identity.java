package dev.tarmac.pxe;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// What a reservation knows its machine by.
public sealed interface Identity {
    /// The NIC.
    record Nic(MacAddress mac) implements Identity {
        @Override
        public String toString() {
            return mac.toString();
        }
    }

    /// Option 61 as the client sends it, type byte included (RFC 2132 section 9.14, RFC 4361).
    ///
    /// @param hex lower case, an even number of digits
    record ClientIdentifier(String hex) implements Identity {
        private static final int LEAST_BYTES = 2;
        private static final int MOST_BYTES = 255;
        private static final Pattern HEX = Pattern.compile("([0-9a-f]{2}){2,255}");

        public ClientIdentifier {
            if (!HEX.matcher(hex).matches())
                throw new IllegalArgumentException(
                        "\""
                                + hex
                                + "\" is no client id; write 2 to 255 bytes in hexadecimal, like"
                                + " 01525400123456");
        }

        /// Digits with or without `:` between the bytes.
        public static ClientIdentifier parse(String text) {
            return new ClientIdentifier(text.replace(":", "").toLowerCase(Locale.ROOT));
        }

        /// What a client sends, which may be of any length: what nobody can reserve for names
        /// nobody.
        public static Optional<ClientIdentifier> of(byte[] bytes) {
            return bytes.length < LEAST_BYTES || bytes.length > MOST_BYTES
                    ? Optional.empty()
                    : Optional.of(new ClientIdentifier(HexFormat.of().formatHex(bytes)));
        }

        @Override
        public String toString() {
            return "the client id " + hex;
        }
    }

    /// The switch port: whichever machine is plugged in there gets the address.
    ///
    /// @param circuit written as in [Location]
    record Circuit(String circuit) implements Identity {
        @Override
        public String toString() {
            return "the circuit " + circuit;
        }
    }

    /// Option 97, the machine's SMBIOS UUID.
    record Board(UUID uuid) implements Identity {
        @Override
        public String toString() {
            return "the machine " + uuid;
        }
    }

    /// The chassis' serial number. DHCP does not carry it: it is found in what is known of the NIC.
    record Serial(String serial) implements Identity {
        public Serial {
            Objects.requireNonNull(serial, "serial");
            if (serial.isBlank()) throw new IllegalArgumentException("a serial number is blank");
        }

        @Override
        public String toString() {
            return "the serial number " + serial;
        }
    }
}
