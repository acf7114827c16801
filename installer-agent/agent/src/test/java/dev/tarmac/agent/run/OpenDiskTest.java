package dev.tarmac.agent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.agent.linux.BlockDevice;
import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.agent.process.Command;
import dev.tarmac.agent.process.Processes;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// On a loop device: what is in its file is on the medium.
@Tag("root")
class OpenDiskTest {
    private static final Path SYS = Path.of("/sys");
    private static final int SIZE = 16 << 20;

    @TempDir Path directory;
    private Path image;
    private Path loop;

    @BeforeEach
    void attaches() throws IOException, Refused {
        byte[] content = new byte[SIZE];
        Arrays.fill(content, (byte) 'x');
        image = Files.write(directory.resolve("disk.img"), content);
        loop = Path.of(run("losetup", "--find", "--partscan", "--show", image.toString()).strip());
    }

    @AfterEach
    void detaches() throws Refused {
        run("losetup", "--detach", loop.toString());
    }

    @Test
    void saysThatAnotherProgramHoldsTheDisk() throws Exception {
        try (OpenDisk held = OpenDisk.lock(SYS, loop)) {
            held.flush();
            assertThatThrownBy(() -> OpenDisk.lock(SYS, loop))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("another program holds this disk");
        }
        OpenDisk.lock(SYS, loop).close();
    }

    /// A partition that is open keeps the kernel from forgetting it.
    @Test
    void theZeroesAreOnTheMediumEvenWhenTheKernelDoesNotForgetAPartition() throws Exception {
        try (BlockDevice device = BlockDevice.open(loop.toString())) {
            device.addPartition(1, 1 << 20, 8 << 20);
        }
        try (OpenDisk disk = OpenDisk.lock(SYS, loop);
                InputStream held = new FileInputStream(loop + "p1")) {
            assertThat(held.read()).isNotNegative();
            assertThatThrownBy(() -> disk.wipe(SIZE))
                    .isInstanceOf(LinuxException.class)
                    .hasMessageContaining("BLKPG_DEL_PARTITION 1")
                    .hasMessageContaining("EBUSY");
            assertThat(firstMebibyte()).containsOnly(0);
        }
    }

    @Test
    void whatIsReadBackComesFromTheMedium() throws Exception {
        try (BlockDevice device = BlockDevice.open(loop.toString());
                RandomAccessFile reader = new RandomAccessFile(loop.toFile(), "r")) {
            assertThat(reader.read()).isEqualTo('x');
            changeTheMedium();
            reader.seek(0);
            assertThat(reader.read()).as("from memory").isEqualTo('x');

            device.dropCached(0, 440);

            reader.seek(0);
            assertThat(reader.read()).isEqualTo('y');
        }
    }

    @Test
    void writesAndFindsWhatItWrote() throws Exception {
        try (OpenDisk disk = OpenDisk.lock(SYS, loop)) {
            disk.write(440, new byte[] {1, 2, 3});
        }
        assertThat(Arrays.copyOfRange(firstMebibyte(), 439, 444))
                .containsExactly('x', 1, 2, 3, 'x');
    }

    private void changeTheMedium() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.write('y');
        }
    }

    private byte[] firstMebibyte() throws IOException {
        try (InputStream file = Files.newInputStream(image)) {
            return file.readNBytes(1 << 20);
        }
    }

    private static String run(String... arguments) throws Refused {
        return Processes.run(Command.of(arguments), "test", "look at the output");
    }
}
