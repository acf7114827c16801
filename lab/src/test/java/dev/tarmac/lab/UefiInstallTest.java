package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.lab.qemu.Machine;
import dev.tarmac.lab.qemu.MachineSpec;
import dev.tarmac.lab.qemu.MachineSpec.Bus;
import dev.tarmac.lab.qemu.MachineSpec.Parts;
import dev.tarmac.lab.qemu.VirtualFirmware;
import dev.tarmac.lab.server.Install;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Two UEFI machines at once, each with an NVMe disk of 4096-byte sectors and five partitions.
@Tag("vm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UefiInstallTest {
    private InstallSession session;
    private final List<Installed> installed = new ArrayList<>();
    private final List<Machine> running = new ArrayList<>();

    @BeforeAll
    void installsTwo() throws Exception {
        Parts parts = Parts.STANDARD.with(Bus.NVME);
        session =
                new InstallSession(Rig.config("uefi", VirtualFirmware.UEFI, 2, "1x10G@4k", parts));
        String layout = Rig.layout("uefi.yaml");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Installed>> installs = new ArrayList<>();
            for (int number = 1; number <= 2; number++) {
                MachineSpec machine = session.rack().machine(number);
                installs.add(threads.submit(() -> session.install(machine, layout)));
            }
            for (Future<Installed> install : installs) installed.add(install.get());
        }
    }

    @AfterAll
    void switchesOff() throws IOException {
        if (session != null) session.close();
    }

    @Test
    @Order(1)
    void theTablesAreThePlansToTheSector() throws Exception {
        for (Installed install : installed)
            try (DiskChecks disk = new DiskChecks(install)) {
                disk.tableEqualsThePlan();
            }
    }

    @Test
    @Order(1)
    void theFileSystemsAreClean() throws Exception {
        for (Installed install : installed)
            try (DiskChecks disk = new DiskChecks(install)) {
                disk.fileSystemsAreClean();
            }
    }

    @Test
    @Order(1)
    void theTreeIsTheTarballsButForWhatIsConfigured() throws Exception {
        try (DiskChecks disk = new DiskChecks(installed.getFirst())) {
            disk.treeEqualsTheTarball("configured-uefi.txt");
            disk.initramfsIsTheTarballs();
        }
    }

    @Test
    @Order(1)
    void theFallbackLoaderIsThere() throws Exception {
        try (DiskChecks disk = new DiskChecks(installed.getFirst())) {
            assertThat(disk.espFiles("esp")).contains("::/EFI/BOOT/BOOTX64.EFI");
        }
    }

    @Test
    @Order(1)
    void bothPlansAreTheSame() {
        assertThat(installed.get(0).plan().hash()).isEqualTo(installed.get(1).plan().hash());
        assertThat(installed.get(0).identifiers().partitions())
                .isNotEqualTo(installed.get(1).identifiers().partitions());
    }

    @Test
    @Order(2)
    void theirSystemsProveThemselves() throws Exception {
        for (Installed install : installed) running.add(session.rack().powerOn(install.machine()));
        for (Installed install : installed)
            session.await(install.machine(), install.install(), Install.State.PROVEN);
    }

    @Test
    @Order(3)
    void shareNoMachineIdAndNoHostKey() throws Exception {
        assertThat(both("cat", "/etc/machine-id")).doesNotHaveDuplicates().hasSize(2);
        assertThat(both("cat", "/etc/ssh/ssh_host_ed25519_key.pub"))
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(both("hostname")).containsExactly("lab-lab1", "lab-lab2");
    }

    /// The network stays first: the firmware asks again, is sent to its disk, and goes there.
    @Test
    @Order(4)
    void anInstalledMachineThatAsksAgainStartsFromItsDisk() throws Exception {
        MachineSpec machine = installed.getFirst().machine();
        String before = session.ssh(machine, "cat", "/proc/sys/kernel/random/boot_id");
        running.set(0, session.startAgain(running.getFirst()));
        assertThat(session.ssh(machine, "cat", "/proc/sys/kernel/random/boot_id"))
                .isNotEqualTo(before);
    }

    private List<String> both(String... command) throws Exception {
        List<String> answers = new ArrayList<>();
        for (Installed install : installed) answers.add(session.ssh(install.machine(), command));
        return answers;
    }
}
