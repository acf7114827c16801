package dev.tarmac.image.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

class PeSignatureTest {
    private static final long SIZE = 100_000;

    /// A program for UEFI as far as its header goes.
    ///
    /// @param magic 0x20B of a 64-bit one, 0x10B of a 32-bit one
    static byte[] program(int magic, int directories, int offset, int length) {
        ByteBuffer head =
                ByteBuffer.allocate(PeSignature.HEAD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int start = 0x80;
        head.putShort(0, (short) 0x5A4D).putInt(0x3C, start).putInt(start, 0x4550);
        int optional = start + 24;
        int first = optional + (magic == 0x20B ? 112 : 96);
        head.putShort(optional, (short) magic).putInt(first - 4, directories);
        return head.putInt(first + 32, offset).putInt(first + 36, length).array();
    }

    @Test
    void isThereWhenTheHeaderPointsAtOneInTheFile() {
        assertThat(PeSignature.isIn(program(0x20B, 16, 99_000, 1_000), SIZE)).isTrue();
        assertThat(PeSignature.isIn(program(0x10B, 16, 99_000, 1_000), SIZE)).isTrue();
    }

    @Test
    void isNotThereOtherwise() {
        assertThat(PeSignature.isIn(program(0x20B, 16, 0, 0), SIZE)).isFalse();
        assertThat(PeSignature.isIn(program(0x20B, 4, 99_000, 1_000), SIZE)).isFalse();
        assertThat(PeSignature.isIn(program(0x20B, 16, 99_000, 1_001), SIZE)).isFalse();
        assertThat(PeSignature.isIn(program(0x107, 16, 99_000, 1_000), SIZE)).isFalse();
        assertThat(PeSignature.isIn(new byte[0], 0)).isFalse();
        assertThat(PeSignature.isIn("#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII), 10))
                .isFalse();
    }

    @Test
    void whateverTheBytesAreNothingIsThrown() {
        Random random = new Random(4);
        byte[] good = program(0x20B, 16, 99_000, 1_000);
        for (int i = 0; i < 100_000; i++) {
            byte[] head = Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int flips = random.nextInt(4); flips > 0 && head.length > 0; flips--)
                head[random.nextInt(Math.min(head.length, 400))] = (byte) random.nextInt();
            assertThat(PeSignature.isIn(head, random.nextLong(SIZE))).isIn(true, false);
        }
    }
}
