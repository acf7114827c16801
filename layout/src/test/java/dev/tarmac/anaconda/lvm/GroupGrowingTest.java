package dev.tarmac.anaconda.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarmac.anaconda.device.Bytes;
import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.lvm.GroupRequest.Reserve;
import dev.tarmac.anaconda.lvm.VolumeRequest.Cache;
import dev.tarmac.anaconda.lvm.VolumeRequest.Kind;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.OptionalLong;

/// A group of 1000 extents of 4 MiB.
class GroupGrowingTest {
    private static final long EXTENT = 4 * Bytes.MIB;
    private static final Kind LINEAR = new Kind.Linear();

    private static Group group(Reserve reserve, VolumeRequest... volumes) throws LvmRefused {
        Group group = Group.empty(new GroupRequest("vg", EXTENT, 1000, reserve));
        for (VolumeRequest volume : volumes) group = group.with(volume);
        return GroupGrowing.grown(group, Flavor.RHEL9);
    }

    private static VolumeRequest volume(String name, Kind kind, long extents, boolean grows) {
        return new VolumeRequest(
                name,
                kind,
                extents * EXTENT,
                grows,
                Bytes.UNLIMITED,
                Optional.empty(),
                Optional.empty());
    }

    private static VolumeRequest percent(String name, int percent, boolean grows) {
        return new VolumeRequest(
                name, LINEAR, 0, grows, Bytes.UNLIMITED, Optional.of(percent), Optional.empty());
    }

    private static long extents(Group group, String name) {
        return group.volume(name).orElseThrow().bytes() / EXTENT;
    }

    @Test
    void percentagesComeFirstAndThenTheRestIsShared() throws LvmRefused {
        Group group = group(new Reserve.None(), percent("a", 30, false), percent("b", 50, true));
        assertThat(extents(group, "a")).isEqualTo(300);
        assertThat(extents(group, "b")).isEqualTo(700);
    }

    @Test
    void refusesMoreThanEverything() {
        LvmRefused refused =
                catchThrowableOfType(
                        LvmRefused.class,
                        () ->
                                group(
                                        new Reserve.None(),
                                        percent("a", 60, false),
                                        percent("b", 50, false)));
        assertThat(refused.reason()).isEqualTo(LvmRefused.Reason.PERCENTAGES);
    }

    @Test
    void whatIsReservedStaysFree() throws LvmRefused {
        Group group = group(new Reserve.Percent(10), volume("a", LINEAR, 1, true));
        assertThat(extents(group, "a")).isEqualTo(900);
        assertThat(group.freeExtents()).isZero();
    }

    @Test
    void nobodyGrowsBeyondTheMaximum() throws LvmRefused {
        VolumeRequest small =
                new VolumeRequest(
                        "small",
                        LINEAR,
                        EXTENT,
                        true,
                        10 * EXTENT + 1,
                        Optional.empty(),
                        Optional.empty());
        Group group = group(new Reserve.None(), small, volume("rest", LINEAR, 1, true));
        assertThat(extents(group, "small")).isEqualTo(10);
        assertThat(extents(group, "rest")).isEqualTo(990);
    }

    /// 8 MiB for the metadata of the cache, and 8 MiB spare.
    @Test
    void aCachePaysForItsMetadata() throws LvmRefused {
        VolumeRequest cached =
                new VolumeRequest(
                        "a",
                        LINEAR,
                        100 * EXTENT,
                        false,
                        Bytes.UNLIMITED,
                        Optional.empty(),
                        Optional.of(new Cache(25 * EXTENT)));
        Group group = group(new Reserve.None(), cached);
        assertThat(group.volume("a").orElseThrow().cacheBytes()).isEqualTo(21 * EXTENT);
        assertThat(group.freeExtents()).isEqualTo(1000 - 100 - 25);
    }

    @Test
    void aPoolHoldsItsVolumes() throws LvmRefused {
        Kind pool = new Kind.ThinPool(OptionalLong.of(EXTENT), OptionalLong.empty());
        Group group =
                group(
                        new Reserve.None(),
                        volume("pool", pool, 10, false),
                        volume("thin", new Kind.Thin("pool"), 50, false));
        assertThat(extents(group, "pool")).isEqualTo(50);
        assertThat(group.freeExtents()).isEqualTo(1000 - 50 - 1 - 1);
    }

    @Test
    void refusesAPoolThatCannotHoldItsVolumes() {
        Kind pool = new Kind.ThinPool(OptionalLong.empty(), OptionalLong.empty());
        LvmRefused refused =
                catchThrowableOfType(
                        LvmRefused.class,
                        () ->
                                group(
                                        new Reserve.None(),
                                        volume("pool", pool, 10, true),
                                        volume("thin", new Kind.Thin("pool"), 2000, false)));
        assertThat(refused).hasMessage("not enough free space in volume group");
    }
}
