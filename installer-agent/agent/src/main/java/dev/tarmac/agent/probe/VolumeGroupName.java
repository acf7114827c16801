package dev.tarmac.agent.probe;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of the volume group that a physical volume is in, as LVM2 writes it: a label in one of
/// the first sectors, behind it where the metadata is, and there a text that begins with the name.
/// Checksums are not looked at: a name too many is asked about, one too few is met at boot.
final class VolumeGroupName {
    private static final int SECTOR = 512;

    /// Where LVM looks for its label.
    private static final int SECTORS = 4;

    private static final String LABEL = "LABELONE";
    private static final String TYPE = "LVM2 001";
    private static final String METADATA = " LVM2 x[5A%r0N*>";

    /// The UUID and the size of the volume, before its areas.
    private static final int BEFORE_AREAS = 40;

    private static final int AREA = 16;
    private static final int IGNORED = 1;

    /// As long as LVM lets it be.
    private static final Pattern BEGINNING = Pattern.compile("([A-Za-z0-9+_.-]{1,127}) \\{");

    private final RandomAccessFile device;

    private VolumeGroupName(RandomAccessFile device) {
        this.device = device;
    }

    /// Empty for a volume that is in no group, holds no metadata, or cannot be read.
    static Optional<String> on(Path device) {
        try (RandomAccessFile file = new RandomAccessFile(device.toFile(), "r")) {
            return new VolumeGroupName(file).name();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> name() throws IOException {
        for (int sector = 0; sector < SECTORS; sector++) {
            ByteBuffer label = read((long) sector * SECTOR, SECTOR);
            if (!says(label, 0, LABEL) || !says(label, 24, TYPE)) continue;
            for (long area : areas(label)) {
                Optional<String> name = nameIn(area);
                if (name.isPresent()) return name;
            }
        }
        return Optional.empty();
    }

    /// Where metadata is: the second of two lists, each of which ends with zeros.
    private static List<Long> areas(ByteBuffer label) {
        List<Long> areas = new ArrayList<>();
        int lists = 0;
        long at = Integer.toUnsignedLong(label.getInt(20)) + BEFORE_AREAS;
        for (; at + AREA <= label.limit() && lists < 2; at += AREA) {
            long offset = label.getLong((int) at);
            if (offset == 0) lists++;
            else if (lists == 1) areas.add(offset);
        }
        return areas;
    }

    private Optional<String> nameIn(long area) throws IOException {
        ByteBuffer header = read(area, SECTOR);
        if (!says(header, 4, METADATA)) return Optional.empty();
        long size = header.getLong(32);
        long text = header.getLong(40);
        boolean ignored = (header.getInt(60) & IGNORED) != 0;
        if (ignored || text < SECTOR || text >= size) return Optional.empty();
        ByteBuffer beginning = read(area + text, SECTOR);
        Matcher name = BEGINNING.matcher(StandardCharsets.ISO_8859_1.decode(beginning));
        return name.lookingAt() ? Optional.of(name.group(1)) : Optional.empty();
    }

    /// Shorter where the device ends; empty where nothing can be.
    private ByteBuffer read(long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        int there = 0;
        if (offset >= 0 && offset < device.length()) {
            device.seek(offset);
            there = Math.max(0, device.read(bytes));
        }
        return ByteBuffer.wrap(bytes).limit(there).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static boolean says(ByteBuffer sector, int at, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        if (sector.limit() < SECTOR) return false;
        return sector.slice(at, wanted.length).equals(ByteBuffer.wrap(wanted));
    }
}
