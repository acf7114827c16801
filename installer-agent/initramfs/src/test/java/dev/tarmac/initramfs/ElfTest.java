package dev.tarmac.initramfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class ElfTest {
    private static final int ROUNDS = 100_000;

    @TempDir Path directory;

    @Test
    void readsWhatALibraryNeeds() throws Refused, IOException {
        Elf elf =
                Elf.ofProgram(
                        file(
                                TinyElf.linkedWith(
                                        List.of("libc.so.6", "libuuid.so.1"), "GLIBC_2.34")));
        assertThat(elf.needed()).containsExactly("libc.so.6", "libuuid.so.1");
        assertThat(elf.glibcVersions()).containsExactly("GLIBC_2.34");
    }

    @Test
    void readsALibraryThatALinkerMade() throws Refused, IOException {
        Elf elf = Elf.ofProgram(Path.of(System.getProperty("java.home"), "lib/libjava.so"));
        assertThat(elf.needed()).contains("libjvm.so", "libc.so.6");
        assertThat(elf.glibcVersions()).contains("GLIBC_2.2.5");
    }

    @Test
    void readsWhatAModuleSaysOfItself() throws Refused, IOException {
        Path file = file(TinyElf.module("license=GPL", "depends=a,b-c", "firmware=x/y.bin"));
        KernelModule module =
                KernelModule.of("kernel/some-driver.ko", Elf.ofModule(file).modinfo());
        assertThat(module.name()).isEqualTo("some_driver");
        assertThat(module.depends()).containsExactly("a", "b_c");
        assertThat(module.firmware()).containsExactly("x/y.bin");
    }

    @Test
    void refusesWhatIsNoElfFileAndNamesIt() throws IOException {
        Path file = file("#!/bin/sh\n".repeat(20).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Elf.ofProgram(file))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("some.ko: is not an ELF file");
    }

    @Test
    void anyBytesGiveAValueOrARefusal() throws IOException {
        Random random = new Random(20260101);
        byte[] good = TinyElf.linkedWith(List.of("libc.so.6"), "GLIBC_2.34");
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes =
                    Arrays.copyOf(good, good.length - random.nextInt(4) * random.nextInt(60));
            for (int flips = random.nextInt(6); flips >= 0; flips--)
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                Elf elf = Elf.read("some.ko", new InMemory(bytes), Elf.PROGRAM);
                assertThat(elf.needed()).isNotNull();
            } catch (Refused refused) {
                assertThat(refused).hasMessageStartingWith("some.ko: ");
            }
        }
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("some.ko"), bytes);
    }

    private static final class InMemory implements Elf.Source {
        private final byte[] bytes;

        InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public int read(ByteBuffer into, long at) {
            int length = Math.min(into.remaining(), bytes.length - (int) at);
            into.put(bytes, (int) at, length);
            return length;
        }
    }
}
