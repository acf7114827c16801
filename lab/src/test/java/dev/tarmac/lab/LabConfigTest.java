package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarmac.facts.DiskSpec;
import dev.tarmac.lab.qemu.MachineSpec.Bus;
import dev.tarmac.lab.qemu.MachineSpec.Parts;
import dev.tarmac.lab.qemu.VirtualFirmware;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class LabConfigTest {
    @TempDir Path folder;

    @BeforeEach
    void makesAStoreAndAnAgent() throws IOException {
        Files.createDirectories(folder.resolve("images/debian-12"));
        Files.writeString(folder.resolve("images/debian-12/manifest.json"), "{}");
        Files.createDirectories(folder.resolve("agent"));
        Files.writeString(folder.resolve("agent/initramfs.img"), "");
    }

    @Test
    void takesWhatCanBeBuilt() {
        assertThatCode(() -> config(2, "debian-12", "2x20G", Bus.AHCI).check())
                .doesNotThrowAnyException();
    }

    @Test
    void tellsEverythingAtOnceBeforeAMachineIsUp() {
        Refused refused =
                catchThrowableOfType(
                        Refused.class, () -> config(0, "centos", "1x10G@4k", Bus.AHCI).check());
        assertThat(refused.problems())
                .extracting(Problem::what)
                .containsExactly(
                        "0 machines",
                        "ahci disks have 512-byte sectors only",
                        "no image 'centos' in " + folder.resolve("images"));
    }

    @Test
    void disksThatSayWhoTheyAreAreRefused() {
        assertThat(
                        catchThrowableOfType(
                                Refused.class,
                                () -> config(1, "debian-12", "20G,serial=S1", Bus.NVME).check()))
                .hasMessageContaining("write sizes and sectors only");
    }

    @Test
    void anAgentMustHaveBeenBuilt() throws IOException {
        Files.delete(folder.resolve("agent/initramfs.img"));
        assertThat(
                        catchThrowableOfType(
                                Refused.class,
                                () -> config(1, "debian-12", "20G", Bus.NVME).check()))
                .hasMessageContaining("tarmac agent build");
    }

    private LabConfig config(int machines, String image, String disks, Bus bus) {
        return new LabConfig(
                new LabConfig.Machines(
                        machines,
                        VirtualFirmware.UEFI,
                        DiskSpec.parse(disks),
                        Parts.STANDARD.with(bus)),
                Optional.empty(),
                image,
                new LabConfig.Folders(
                        folder.resolve("lab"), folder.resolve("images"), folder.resolve("agent")),
                List.of("tarmac"),
                false,
                Duration.ofSeconds(60));
    }
}
