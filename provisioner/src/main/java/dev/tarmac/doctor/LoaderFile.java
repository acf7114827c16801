package dev.tarmac.doctor;

import dev.tarmac.pxe.Arch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// What firmware makes of a boot file: a program for one kind of machine, signed or not
/// (Microsoft's PE/COFF specification), or code for a BIOS.
///
/// @param machine `Machine` of the COFF header; 0 for what is no UEFI program
/// @param signed it has a certificate table; whose, only the machine knows
public record LoaderFile(int machine, boolean signed) {
    static final LoaderFile BIOS = new LoaderFile(0, false);
    static final int X64 = 0x8664;
    static final int ARM64 = 0xAA64;
    static final int IA32 = 0x14C;

    /// All headers of a loader stand in its first page.
    private static final int HEAD = 4096;

    private static final int CERTIFICATES = 4;

    /// What that file is.
    ///
    /// @throws IOException when it cannot be read
    public static LoaderFile read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(ByteBuffer.wrap(in.readNBytes(HEAD)));
        }
    }

    /// @param head the first bytes
    static LoaderFile of(ByteBuffer head) {
        ByteBuffer bytes = head.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.limit() < 64 || bytes.getShort(0) != 0x5A4D) return BIOS;
        int start = bytes.getInt(60);
        if (start < 0 || start > bytes.limit() - 26 || bytes.getInt(start) != 0x4550) return BIOS;
        int machine = Short.toUnsignedInt(bytes.getShort(start + 4));
        int directories = start + 24 + (bytes.getShort(start + 24) == 0x20B ? 112 : 96);
        int size = directories + 8 * CERTIFICATES + 4;
        return new LoaderFile(machine, size <= bytes.limit() - 4 && bytes.getInt(size) != 0);
    }

    boolean runsOn(Arch arch) {
        if (arch.isBios()) return machine == 0;
        return switch (arch.code()) {
            case 6, 15 -> machine == IA32;
            case 7, 9, 16 -> machine == X64;
            case 11, 19 -> machine == ARM64;
            default -> true;
        };
    }

    @Override
    public String toString() {
        return switch (machine) {
            case 0 -> "BIOS";
            case X64 -> "x64 UEFI";
            case IA32 -> "IA32 UEFI";
            case ARM64 -> "ARM64 UEFI";
            default -> "UEFI machine type " + Integer.toHexString(machine);
        };
    }
}
