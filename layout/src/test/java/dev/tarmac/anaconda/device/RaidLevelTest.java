package dev.tarmac.anaconda.device;

import static dev.tarmac.anaconda.device.Bytes.GIB;
import static dev.tarmac.anaconda.device.Bytes.KIB;
import static dev.tarmac.anaconda.device.Bytes.MIB;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RaidLevelTest {
    private static final long CHUNK = 512 * KIB;

    @Test
    void metadataTakesLessOfSmallMembers() {
        assertThat(RaidLevel.RAID1.bytes(GIB, 2, 0)).isEqualTo(GIB - MIB);
        assertThat(RaidLevel.RAID1.bytes(200 * GIB, 2, 0)).isEqualTo(200 * GIB - 128 * MIB);
    }

    @Test
    void parityCostsMembers() {
        assertThat(RaidLevel.RAID0.bytes(GIB, 4, CHUNK)).isEqualTo(4 * (GIB - MIB));
        assertThat(RaidLevel.RAID5.bytes(GIB, 4, CHUNK)).isEqualTo(3 * (GIB - MIB));
        assertThat(RaidLevel.RAID6.bytes(GIB, 4, CHUNK)).isEqualTo(2 * (GIB - MIB));
        assertThat(RaidLevel.RAID10.bytes(GIB, 5, CHUNK)).isEqualTo(2 * (GIB - MIB));
    }

    @Test
    void sparesMayLeaveNothing() {
        assertThat(RaidLevel.RAID10.bytes(GIB, 3, CHUNK)).isZero();
    }
}
