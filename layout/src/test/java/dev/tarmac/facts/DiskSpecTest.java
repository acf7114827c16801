package dev.tarmac.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.List;

class DiskSpecTest {
    @Test
    void readsCountsSizesAndSectors() {
        assertThat(DiskSpec.parse("2x20G,1T@4k,512M@512,3T@4096"))
                .containsExactly(
                        new DiskSpec(20L << 30, 512),
                        new DiskSpec(20L << 30, 512),
                        new DiskSpec(1L << 40, 4096),
                        new DiskSpec(512L << 20, 512),
                        new DiskSpec(3L << 40, 4096));
    }

    /// What is left of a sector is nothing that a disk can have.
    @ParameterizedTest
    @CsvSource({
        "1.5T, 1649267441664, 512",
        "1.9T@4k, 2089072091136, 4096",
        "480GB, 480000000000, 512",
        "480gb@4K, 480000000000, 4096",
        "1.9TB@4k, 1899999997952, 4096",
        "20GiB, 21474836480, 512",
        "0.5P, 562949953421312, 512",
    })
    void readsSizesAsDisksAreSoldAndAsMemoryIsCounted(String text, long bytes, int sector) {
        assertThat(DiskSpec.parse(text)).containsExactly(new DiskSpec(bytes, sector));
        assertThat(bytes % sector).isZero();
    }

    @Test
    void readsWhatADiskSaysOfItself() {
        List<DiskFacts> disks =
                DiskSpec.facts(
                        DiskSpec.parse(
                                "2x480G@512,1x1.9T@4k,serial=S=1,wwn=0x5000c500a1b2c3d4,rotational,"
                                        + "1T,name=nvme0n1,rotational=false"));
        assertThat(disks).hasSize(4);
        assertThat(disks.get(2).serial()).contains("S=1");
        assertThat(disks.get(2).wwn()).contains("0x5000c500a1b2c3d4");
        assertThat(disks.get(2).rotational()).isTrue();
        assertThat(disks.get(2).name()).isEqualTo("sdc");
        assertThat(disks.get(3).name()).isEqualTo("nvme0n1");
        assertThat(disks.get(3).serial()).contains("disk3");
        assertThat(disks.get(3).rotational()).isFalse();
    }

    @Test
    void namesDisksAsTheKernelDoes() {
        List<DiskFacts> many = DiskSpec.facts(Collections.nCopies(60, new DiskSpec(1 << 30, 512)));
        assertThat(many.get(0).name()).isEqualTo("sda");
        assertThat(many.get(25).name()).isEqualTo("sdz");
        assertThat(many.get(26).name()).isEqualTo("sdaa");
        assertThat(many.get(53).name()).isEqualTo("sdbb");
        assertThat(many.get(53).serial()).contains("disk53");
        assertThat(new DiskSpec(1 << 30, 512).facts(27 * 26).name()).isEqualTo("sdaaa");
    }

    @Test
    void aNameThatIsTakenIsNotGivenAgain() {
        assertThat(DiskSpec.facts(DiskSpec.parse("1G,name=nvme0n1,1G,1G,name=sda,1G")))
                .extracting(DiskFacts::name)
                .containsExactly("nvme0n1", "sdb", "sda", "sdc");
    }

    @Test
    void onlyWhatSaysNothingOfItselfIsPlain() {
        assertThat(DiskSpec.parse("20G@4k").getFirst().isPlain()).isTrue();
        assertThat(DiskSpec.parse("20G,rotational").getFirst().isPlain()).isFalse();
        assertThat(DiskSpec.parse("20G,name=sdx").getFirst().isPlain()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "0x1G", "20", "20G@520", "20G,,1G", "x20G", "99x1G", "1.G", ".5T", "1..5T",
                "20GBB", "1e3G", "-1G", "999999P", "0.1M", "65x1G", "20G,"
            })
    void refusesTheRest(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DiskSpec.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "serial=A,20G | 'serial=A' belongs behind a disk",
                "2x20G,serial=A | 2 disks cannot all have serial=A; write each alone",
                "2x20G,name=sdx | 2 disks cannot all have name=sdx",
                "20G,serial=A,20G,serial=A | two disks have the serial 'A'",
                "20G,wwn=A,20G,wwn=A | two disks have the wwn 'A'",
                "20G,name=sda,20G,name=sda | two disks have the name 'sda'",
                "20G,20G,serial=disk0 | two disks have the serial 'disk0'",
                "20G,serial=A,serial=B | says 'serial' twice",
                "20G,serial= | '' is no serial",
                "20G,name=SDA/x | 'SDA/x' is no name",
                "20G,rotational=yes | rotational is true or false",
                "20G,model=x | a disk says name, serial, wwn, rotational, not 'model'",
            })
    void refusesDisksThatContradictThemselvesOrEachOther(String text, String told) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiskSpec.parse(text))
                .withMessageContaining(told);
    }
}
