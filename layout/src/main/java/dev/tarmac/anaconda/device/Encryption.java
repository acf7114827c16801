package dev.tarmac.anaconda.device;

/// That a device is LUKS, and of which kind.
///
/// @param version `luks1` or `luks2`
/// @param hasKey whether a passphrase is given
public record Encryption(String version, boolean hasKey) {
    public static final String NEWEST = "luks2";

    private static final String OLDEST = "luks1";
    private static final long LUKS1_HEADER = 2 * Bytes.MIB;

    public Format format() {
        return Format.luks(version, hasKey);
    }

    /// What a plan subtracts from the device for the header.
    public static long headerBytes(Format luks, Flavor flavor) {
        boolean old = luks.luksVersion().filter(OLDEST::equals).isPresent();
        return old ? LUKS1_HEADER : flavor.luks2Header();
    }
}
