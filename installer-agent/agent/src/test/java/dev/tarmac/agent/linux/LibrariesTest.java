package dev.tarmac.agent.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

class LibrariesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 55, 56, 63, 64, 65, 1000, 1 << 20})
    void libnettleDigestsAsTheJdkDoes(int length) {
        assumeTrue(Sha256.hasNettle(), "needs the package libnettle8");
        byte[] bytes = new byte[length + 7];
        new Random(length).nextBytes(bytes);
        NativeMemory memory = NativeMemory.allocate(bytes.length);
        memory.buffer().put(0, bytes);
        assertThat(Sha256.create().hex(memory, 7, length))
                .isEqualTo(Sha256.ofJdk().hex(memory, 7, length));
    }

    @Test
    void sha256OfNothingIsTheWellKnownOne() {
        assertThat(Sha256.create().hex(NativeMemory.allocate(1), 0, 0))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void libzstdSaysWhyItCannotDecompress() {
        NativeMemory noise = NativeMemory.text("this is not what zstd writes");
        NativeMemory room = NativeMemory.allocate(100);
        try (Zstd zstd = new Zstd()) {
            long result =
                    zstd.decompress(room.address(), room.size(), noise.address(), noise.size());
            assertThat(result).isNegative();
            assertThat(Zstd.errorName(result)).isEqualTo("Unknown frame descriptor");
        }
    }
}
