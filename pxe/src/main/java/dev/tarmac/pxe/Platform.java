package dev.tarmac.pxe;

/// What a boot loader is built for. PXE and HTTP Boot of one machine are the same here: they fetch
/// in different ways and run the same program.
public enum Platform {
    BIOS("bios", "BIOS"),
    IA32_UEFI("ia32", "IA32 UEFI"),
    X64_UEFI("x64", "x64 UEFI"),
    ARM64_UEFI("arm64", "ARM64 UEFI");

    private final String key;
    private final String words;

    Platform(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /// One word, as configurations write it.
    public String key() {
        return key;
    }

    @Override
    public String toString() {
        return words;
    }
}
