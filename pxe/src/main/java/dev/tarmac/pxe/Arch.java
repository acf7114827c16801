package dev.tarmac.pxe;

import java.util.Optional;

/// What kind of firmware asks: DHCP option 93 (RFC 4578 section 2.1 and IANA's list of processor
/// architecture types). A type we have no name for is kept, not refused: firmware is newer than
/// this table.
public record Arch(int code) {
    public static final Arch BIOS = new Arch(0);
    public static final Arch IA32_UEFI = new Arch(6);
    public static final Arch X64_UEFI = new Arch(7);

    /// RFC 4578 calls 9 "EFI x86-64" and 7 "EFI BC"; firmware in the field took 7 for x86-64, so
    /// the list was turned round. Machines of both readings exist: both are x64 to us.
    public static final Arch X64_UEFI_OLD = new Arch(9);

    public static final Arch ARM64_UEFI = new Arch(11);
    public static final Arch IA32_UEFI_HTTP = new Arch(15);
    public static final Arch X64_UEFI_HTTP = new Arch(16);
    public static final Arch ARM64_UEFI_HTTP = new Arch(19);

    /// U-Boot on 64-bit ARM, which runs EFI programs.
    public static final Arch ARM64_UBOOT = new Arch(22);

    public Arch {
        if (code < 0 || code > 0xFFFF) throw new IllegalArgumentException("not 16 bits: " + code);
    }

    /// What runs there; empty for a type that no loader is known for.
    public Optional<Platform> platform() {
        return switch (code) {
            case 0 -> Optional.of(Platform.BIOS);
            case 6, 15 -> Optional.of(Platform.IA32_UEFI);
            case 7, 9, 16 -> Optional.of(Platform.X64_UEFI);
            case 11, 19, 22 -> Optional.of(Platform.ARM64_UEFI);
            default -> Optional.empty();
        };
    }

    public boolean isBios() {
        return equals(BIOS);
    }

    public boolean isX64Uefi() {
        return platform().equals(Optional.of(Platform.X64_UEFI));
    }

    @Override
    public String toString() {
        return switch (code) {
            case 0 -> "BIOS";
            case 6 -> "IA32 UEFI";
            case 7, 9 -> "x64 UEFI";
            case 11 -> "ARM64 UEFI";
            case 15 -> "IA32 UEFI HTTP";
            case 16 -> "x64 UEFI HTTP";
            case 19 -> "ARM64 UEFI HTTP";
            case 22 -> "ARM64 U-Boot";
            default -> "architecture " + code;
        };
    }
}
