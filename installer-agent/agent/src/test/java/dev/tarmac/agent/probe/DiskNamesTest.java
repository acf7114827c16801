package dev.tarmac.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

class DiskNamesTest {
    @TempDir Path disk;

    @Test
    void readsTheSerialOfVirtio() throws IOException {
        Files.writeString(disk.resolve("serial"), "QM00001\n");

        assertThat(DiskNames.serial(disk)).contains("QM00001");
    }

    @Test
    void readsTheSerialOfAnNvmeController() throws IOException {
        Files.createDirectory(disk.resolve("device"));
        Files.writeString(disk.resolve("device/serial"), "S4EVNF0M       \n");

        assertThat(DiskNames.serial(disk)).contains("S4EVNF0M");
    }

    @Test
    void readsTheSerialOfASataDiskFromItsPage() throws IOException {
        Files.createDirectory(disk.resolve("device"));
        byte[] page = "\0\u0080\0\u0008  WD-1234\0".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(disk.resolve("device/vpd_pg80"), page);

        assertThat(DiskNames.serial(disk)).contains("WD-123");
    }

    @Test
    void takesAnotherPageForNoSerial() {
        assertThat(DiskNames.unitSerialPage(new byte[] {0, (byte) 0x83, 0, 1, 'x'})).isEmpty();
        assertThat(DiskNames.unitSerialPage(new byte[] {0, (byte) 0x80, 0, 0})).isEmpty();
        assertThat(DiskNames.unitSerialPage(new byte[0])).isEmpty();
    }

    @Test
    void writesWorldWideNamesAsUdevDoes() {
        assertThat(DiskNames.worldWide("naa.5000c500a1b2c3d4")).contains("0x5000c500a1b2c3d4");
        assertThat(DiskNames.worldWide("eui.0025385b71b00001")).contains("eui.0025385b71b00001");
        assertThat(DiskNames.worldWide("t10.ATA     QEMU HARDDISK   QM00001")).isEmpty();
    }
}
