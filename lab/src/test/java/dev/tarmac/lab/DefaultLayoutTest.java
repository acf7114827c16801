package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.Firmware;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.DiskSelector;
import dev.tarmac.layout.yaml.LayoutYaml;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DefaultLayoutTest {
    @ParameterizedTest
    @EnumSource(Firmware.class)
    void isALayoutForTheFirstDiskOfAMachine(Firmware firmware) throws Exception {
        DiskLayout layout = LayoutYaml.read("default", DefaultLayout.of(firmware));
        Disk disk = layout.disks().getFirst();
        assertThat(disk.selectors()).containsExactly(new DiskSelector.Serial("disk0"));
        assertThat(disk.partitions()).hasSize(2);
    }
}
