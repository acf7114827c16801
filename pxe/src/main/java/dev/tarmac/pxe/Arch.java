package dev.tarmac.pxe;

/// What kind of firmware asks: DHCP option 93 (RFC 4578 section 2.1 and the IANA list). A type we
/// have no name for is kept, not refused: firmware is newer than this table.
public record Arch(int code) {
    public static final Arch BIOS = new Arch(0);
    public static final Arch X64_UEFI = new Arch(7);

    /// RFC 4578 calls 9 "EFI x86-64" and 7 "EFI BC"; firmware in the field took 7 for x86-64, so
    /// the list was turned round. Machines of both readings exist: both are x64 to us.
    public static final Arch X64_UEFI_OLD = new Arch(9);

    public static final Arch ARM64_UEFI = new Arch(11);
    public static final Arch X64_UEFI_HTTP = new Arch(16);

    public Arch {
        if (code < 0 || code > 0xFFFF) throw new IllegalArgumentException("not 16 bits: " + code);
    }

    public boolean isBios() {
        return equals(BIOS);
    }

    public boolean isX64Uefi() {
        return equals(X64_UEFI) || equals(X64_UEFI_OLD) || equals(X64_UEFI_HTTP);
    }

    @Override
    public String toString() {
        return switch (code) {
            case 0 -> "BIOS";
            case 6 -> "IA32 UEFI";
            case 7, 9 -> "x64 UEFI";
            case 11 -> "ARM64 UEFI";
            case 16 -> "x64 UEFI HTTP";
            default -> "architecture " + code;
        };
    }
}
