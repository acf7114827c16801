package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

/// A test that is killed while it looks at a disk leaves mounts that no file below can be deleted
/// under.
class LeftoversTest {
    private static final Path FOLDER = Path.of("/home/a b/lab");

    @Test
    void mountsOnTopOfOthersGoFirst() {
        String mountinfo =
                """
                22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/vda2 rw
                90 22 7:1 / /home/a\\040b/lab/machine-1/mounted ro - ext4 /dev/loop1 ro
                91 90 7:2 / /home/a\\040b/lab/machine-1/mounted/boot ro - ext4 /dev/loop2 ro
                92 22 7:3 / /home/a\\040b/lab-2/mounted ro - ext4 /dev/loop3 ro
                """;
        assertThat(Leftovers.mounts(mountinfo, FOLDER))
                .containsExactly(
                        "/home/a b/lab/machine-1/mounted/boot", "/home/a b/lab/machine-1/mounted");
    }

    @Test
    void partitionsGoBeforeTheirDisks() throws Exception {
        String losetup =
                """
                {"loopdevices": [
                  {"name": "/dev/loop0", "back-file": "/home/a b/lab/machine-1/disk-1.raw"},
                  {"name": "/dev/loop1", "back-file": "/dev/loop0"},
                  {"name": "/dev/loop4", "back-file": null},
                  {"name": "/dev/loop2", "back-file": "/var/lib/other.raw"},
                  {"name": "/dev/loop3", "back-file": "/dev/loop2"}]}
                """;
        assertThat(Leftovers.loops(losetup, FOLDER)).containsExactly("/dev/loop1", "/dev/loop0");
    }

    @Test
    void aHostWithoutLoopDevicesHasNone() throws Exception {
        assertThat(Leftovers.loops("", FOLDER)).isEmpty();
    }
}
