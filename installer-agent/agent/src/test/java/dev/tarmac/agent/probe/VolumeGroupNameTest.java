package dev.tarmac.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tarmac.facts.DiskContent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/// The bytes are those that LVM2's format_text writes.
class VolumeGroupNameTest {
    private static final int LABEL = 512;
    private static final int AREAS = LABEL + 32 + 40;
    private static final int METADATA = 4096;
    private static final int TEXT = METADATA + 512;

    @TempDir private Path folder;

    private final ByteBuffer volume = ByteBuffer.allocate(16 << 10).order(ByteOrder.LITTLE_ENDIAN);

    private void write(int at, String text) {
        volume.put(at, text.getBytes(StandardCharsets.US_ASCII));
    }

    /// One data area, one metadata area with one text.
    private void physicalVolume(String text) {
        write(LABEL, "LABELONE");
        volume.putLong(LABEL + 8, 1).putInt(LABEL + 20, 32);
        write(LABEL + 24, "LVM2 001");
        volume.putLong(AREAS, 1 << 20);
        volume.putLong(AREAS + 32, METADATA).putLong(AREAS + 40, 12 << 10);
        write(METADATA + 4, " LVM2 x[5A%r0N*>");
        volume.putInt(METADATA + 20, 1);
        volume.putLong(METADATA + 24, METADATA).putLong(METADATA + 32, 12 << 10);
        volume.putLong(METADATA + 40, 512).putLong(METADATA + 48, text.length());
        write(TEXT, text);
    }

    private String name() throws IOException {
        Path file = Files.write(folder.resolve("pv"), volume.array());
        return VolumeGroupName.on(file).orElse("none");
    }

    @Test
    void aGroupIsNamedWhereItsMetadataBegins() throws IOException {
        physicalVolume("vg_old-1 {\nid = \"x\"\n");
        assertThat(name()).isEqualTo("vg_old-1");
    }

    @Test
    void aLongNameIsRead() throws IOException {
        physicalVolume("v".repeat(127) + " {\n");
        assertThat(name()).isEqualTo("v".repeat(127));
        physicalVolume("v".repeat(128) + " {\n");
        assertThat(name()).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({
        "512, 0, no label",
        "536, 0, a label of another kind",
        "532, -1, areas beyond the sector",
        "532, 480, areas at the end of the sector",
        "584, 0, no data area and so no metadata",
        "616, 0, no metadata area",
        "616, -1, metadata before the device",
        "616, 9223372036854775807, metadata behind the device",
        "4100, 0, no metadata there",
        "4128, -1, a negative size",
        "4136, 0, in no group",
        "4136, -1, a text before its area",
        "4136, 12288, a text behind its area",
        "4152, 4294967296, metadata that LVM ignores",
        "4608, 0, no text",
    })
    void whatCannotBeIsNoName(int at, long value, String what) throws IOException {
        physicalVolume("vg {\n");
        volume.putLong(at, value);
        assertThat(name()).as(what).isEqualTo("none");
    }

    @Test
    void aVolumeThatEndsEarlyIsNoMisfortune() throws IOException {
        physicalVolume("vg {\n");
        for (int length : new int[] {0, 511, 1000, LABEL + 511, METADATA + 100, TEXT, TEXT + 2}) {
            byte[] front = new byte[length];
            volume.get(0, front);
            Path file = Files.write(folder.resolve("short"), front);
            assertThat(VolumeGroupName.on(file)).as("%d bytes", length).isEmpty();
        }
        assertThat(VolumeGroupName.on(folder.resolve("nothing"))).isEmpty();
    }

    @Test
    void noBytesMakeItFail() {
        Random random = new Random(6);
        for (int i = 0; i < 2000; i++) {
            physicalVolume("vg {\n");
            for (int damage = random.nextInt(6); damage >= 0; damage--)
                volume.putLong(
                        random.nextBoolean()
                                ? LABEL + random.nextInt(500)
                                : METADATA + random.nextInt(600),
                        random.nextBoolean() ? random.nextLong() : random.nextInt(1 << 14));
            assertThatCode(this::name).as("round %d", i).doesNotThrowAnyException();
        }
    }

    /// LVM's CRC of the label, without which nothing takes it for one.
    private void seal() {
        int crc = 0xf597a6cf;
        for (int at = LABEL + 20; at < LABEL + 512; at++) {
            crc ^= volume.get(at) & 0xff;
            for (int bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
        }
        volume.putInt(LABEL + 16, crc);
    }

    /// On nothing as small as a floppy wipefs looks for it.
    @Test
    void theProbeReportsItAsTheLabel() throws IOException {
        physicalVolume("vg {\n");
        write(LABEL + 32, "Zq3vGk1aaaBb2C3dddE4e5FfF6gg7Hh8");
        seal();
        Path sys = Files.createDirectories(folder.resolve("sys/block/vda")).resolve("../..");
        Files.write(folder.resolve("vda"), Arrays.copyOf(volume.array(), 2 << 20));
        assertThat(new DiskContents(sys, folder).of("vda"))
                .extracting(DiskContent::toString)
                .containsExactly("lvm2 on vda \"vg\" Zq3vGk-1aaa-Bb2C-3ddd-E4e5-FfF6-gg7Hh8");
    }
}
