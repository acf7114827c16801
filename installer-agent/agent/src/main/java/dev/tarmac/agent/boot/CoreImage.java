package dev.tarmac.agent.boot;

import dev.tarmac.agent.process.Command;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// GRUB's core image for BIOS: how it is made, and where it says its own sectors are.
public final class CoreImage {
    private static final int SECTOR = 512;

    /// The blocklist stands in the last twelve bytes of the first sector: where the rest begins (8
    /// bytes), how many sectors it has (2), to which segment they are loaded (2).
    private static final int BLOCKLIST = SECTOR - 12;

    private static final int LOAD_SEGMENT = 0x820;
    private static final int MOST_SECTORS = 0xFFFF;

    private CoreImage() {}

    /// The `grub-mkimage` that makes it from the image's own modules.
    public static Command command(GrubHome home, Path modules, Path early, Path output) {
        return mkimage(
                "i386-pc",
                home,
                modules,
                early,
                output,
                List.of("biosdisk", "serial", "terminal", "linux"));
    }

    /// The same for an EFI machine whose image has no signed loader.
    public static Command efiCommand(GrubHome home, Path modules, Path early, Path output) {
        return mkimage("x86_64-efi", home, modules, early, output, List.of("linux"));
    }

    private static Command mkimage(
            String format, GrubHome home, Path modules, Path early, Path output, List<String> own) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "grub-mkimage",
                                "-O",
                                format,
                                "-d",
                                modules.toString(),
                                "-c",
                                early.toString(),
                                "-p",
                                home.bootPath(),
                                "-o",
                                output.toString()));
        arguments.addAll(List.of("part_gpt", "part_msdos", filesystemModule(home.filesystem())));
        arguments.addAll(List.of("search", "search_fs_uuid", "normal", "configfile"));
        arguments.addAll(own);
        return Command.of(arguments);
    }

    /// GRUB's module that reads a file system of that type.
    static String filesystemModule(String type) {
        return switch (type) {
            case "ext2", "ext3", "ext4" -> "ext2";
            case "xfs" -> "xfs";
            case "vfat" -> "fat";
            default -> throw new IllegalArgumentException("GRUB is not asked to read " + type);
        };
    }

    /// The bytes for the biosboot partition, made to load themselves from there.
    ///
    /// @param startSector first sector of the partition, `partitionBytes` its size
    public static byte[] placed(byte[] core, long startSector, long partitionBytes) {
        int sectors = (core.length + SECTOR - 1) / SECTOR;
        if (sectors < 2 || sectors > MOST_SECTORS)
            throw new IllegalArgumentException("no core image: " + core.length + " bytes");
        if ((long) sectors * SECTOR > partitionBytes)
            throw new IllegalArgumentException(
                    "GRUB's core image has "
                            + core.length
                            + " bytes, the biosboot partition "
                            + partitionBytes);
        ByteBuffer placed =
                ByteBuffer.allocate(sectors * SECTOR).order(ByteOrder.LITTLE_ENDIAN).put(core);
        placed.putLong(BLOCKLIST, startSector + 1);
        placed.putShort(BLOCKLIST + 8, (short) (sectors - 1));
        placed.putShort(BLOCKLIST + 10, (short) LOAD_SEGMENT);
        return placed.array();
    }
}
