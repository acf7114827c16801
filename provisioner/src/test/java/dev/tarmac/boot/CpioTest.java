package dev.tarmac.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class CpioTest {
    /// Byte for byte what `cpio -o -H newc` writes for these names, but for inode numbers and
    /// times.
    @Test
    void writesWhatTheKernelUnpacks() {
        byte[] archive = new Cpio().directory("tarmac").file("tarmac/ticket", "secret").end();
        String text = new String(archive, StandardCharsets.US_ASCII);
        assertThat(text)
                .startsWith(
                        "070701"
                                + "00000001000041ED000000000000000000000002"
                                + "000000000000000000000000000000000000000000000000"
                                + "0000000700000000"
                                + "tarmac\0"
                                + "\0\0\0"
                                + "070701"
                                + "0000000200008100000000000000000000000001"
                                + "000000000000000600000000000000000000000000000000"
                                + "0000000E00000000"
                                + "tarmac/ticket\0"
                                + "secret\0\0"
                                + "070701");
        assertThat(text).contains("TRAILER!!!");
        assertThat(archive.length % 512).isZero();
    }
}
