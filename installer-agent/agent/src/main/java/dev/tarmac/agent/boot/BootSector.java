package dev.tarmac.agent.boot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// GRUB's boot.img as the machine code of sector 0. The disk's signature and the partition table
/// behind it, from byte 440 on, are no business of it.
public final class BootSector {
    /// How many bytes at the front of the disk are machine code.
    public static final int CODE_BYTES = 440;

    private static final int KERNEL_SECTOR = 0x5c;
    private static final int DRIVE_CHECK = 0x66;
    private static final short TWO_NOPS = (short) 0x9090;
    private static final int SIGNATURE = 510;

    private BootSector() {}

    /// The 440 bytes to write.
    ///
    /// @param bootImage GRUB's boot.img, 512 bytes
    /// @param coreSector where core.img begins
    public static byte[] code(byte[] bootImage, long coreSector) {
        if (bootImage.length != 512
                || bootImage[SIGNATURE] != 0x55
                || bootImage[SIGNATURE + 1] != (byte) 0xAA)
            throw new IllegalArgumentException("this is no boot.img of GRUB's");
        ByteBuffer code = ByteBuffer.allocate(CODE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        code.put(bootImage, 0, CODE_BYTES);
        code.putLong(KERNEL_SECTOR, coreSector);
        // Some BIOSes pass the wrong drive number for a hard disk; GRUB's check for it is switched
        // off there, as its own installer does.
        code.putShort(DRIVE_CHECK, TWO_NOPS);
        return code.array();
    }
}
