package dev.tarmac.agent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.agent.Orders;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.plan.Plan;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class DevicesTest {
    private static final Path DEV = Path.of("/dev");
    private static final DiskFacts DISK = Orders.disk("vda", 10L << 30, 512);
    private final Plan plan = Orders.uefi(DISK).plan();

    @Test
    void findsTheDiskByWhatItIsAndNotByItsName() throws Refused {
        DiskFacts other = Orders.disk("vda", 20L << 30, 512);
        DiskFacts moved =
                new DiskFacts(
                        "vdb",
                        DISK.serial(),
                        DISK.wwn(),
                        DISK.byPath(),
                        DISK.model(),
                        DISK.sizeBytes(),
                        512,
                        512,
                        false,
                        List.of());

        Devices devices = Devices.of(plan, List.of(other, moved), DEV);

        assertThat(devices.disk("system")).isEqualTo(Path.of("/dev/vdb"));
        assertThat(devices.partition("boot")).isEqualTo(Path.of("/dev/vdb2"));
    }

    @Test
    void refusesWhenTheDiskIsGone() {
        assertThatThrownBy(() -> Devices.of(plan, List.of(), DEV))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("disk system: no disk of this machine has serial SERIAL-vda");
    }

    @Test
    void refusesWhenTwoDisksLookTheSame() {
        assertThatThrownBy(() -> Devices.of(plan, List.of(DISK, DISK), DEV))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("2 disks of this machine");
    }

    @Test
    void namesPartitionsAsTheKernelDoes() {
        assertThat(Devices.partitionName("sda", 2)).isEqualTo("sda2");
        assertThat(Devices.partitionName("nvme0n1", 2)).isEqualTo("nvme0n1p2");
        assertThat(Devices.partitionName("mmcblk0", 12)).isEqualTo("mmcblk0p12");
    }
}
