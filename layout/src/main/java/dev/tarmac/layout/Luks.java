package dev.tarmac.layout;

import java.util.Optional;
import java.util.OptionalInt;

/// That a device is encrypted, and how.
///
/// @param name below /dev/mapper once it is open; empty = see [#openedName]
/// @param version 2, or 1 for what must be read by old systems
/// @param cipher empty = the tool's choice
/// @param derivation how the key is made from the passphrase
/// @param secret the name of the passphrase, which the server keeps; the passphrase itself never
///   stands in a layout. Empty = nobody named one
public record Luks(
        Optional<String> name,
        int version,
        Optional<String> cipher,
        Derivation derivation,
        Optional<String> secret) {
    public Luks {
        if (version != 1 && version != 2)
            throw new IllegalArgumentException("LUKS has the versions 1 and 2, not " + version);
    }

    /// What it is called below /dev/mapper once it is open.
    ///
    /// @param device the encrypted one, `GROUP/VOLUME` for a volume
    public String openedName(String device) {
        return name.orElse("luks-" + device.replace('/', '-'));
    }

    /// Key derivation; what is empty is the tool's choice. At most one of the last two is given.
    ///
    /// @param function `argon2id`, `argon2i` or `pbkdf2`
    public record Derivation(
            Optional<String> function,
            OptionalInt memoryKib,
            OptionalInt millis,
            OptionalInt iterations) {
        public static final Derivation DEFAULT =
                new Derivation(
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty());
    }
}
