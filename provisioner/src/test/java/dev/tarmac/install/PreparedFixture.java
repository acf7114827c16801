package dev.tarmac.install;

import dev.tarmac.facts.Firmware;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.order.HostSettings;
import dev.tarmac.order.Identifiers;
import dev.tarmac.order.ImageSource;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.Step;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// An order of two file systems, one of which has the UUID that its author wrote.
public final class PreparedFixture {
    static final String WRITTEN = "0b54fc0e-51ae-4a2e-9f3c-52a1f4e1d001";
    static final UUID DRAWN = UUID.fromString("c0ffee00-1111-4222-8333-444444444444");

    private PreparedFixture() {}

    public static Prepared prepared() {
        Plan plan =
                new Plan(
                        Firmware.UEFI,
                        List.of(),
                        List.of(
                                make("esp", Filesystem.Kind.VFAT, Optional.empty()),
                                make("root", Filesystem.Kind.EXT4, Optional.of(WRITTEN))));
        Identifiers identifiers = Identifiers.of(plan, () -> DRAWN);
        InstallOrder order =
                new InstallOrder(
                        "i-1",
                        1,
                        plan,
                        plan.hash(),
                        identifiers.disks(),
                        identifiers.partitions(),
                        identifiers.filesystems(),
                        new ImageSource("debian-12", "http://s/m", "0".repeat(64), "http://s/d"),
                        new HostSettings(
                                "node-1",
                                "52:54:00:00:00:01",
                                List.of(),
                                List.of(),
                                HostSettings.BootOrder.NETWORK_FIRST),
                        Optional.empty());
        return new Prepared(order, true, Duration.ofMinutes(30), Instant.EPOCH, Instant.EPOCH);
    }

    private static Step make(String device, Filesystem.Kind kind, Optional<String> uuid) {
        return new Step.MakeFilesystem(device, new Filesystem(kind, "", uuid, List.of()));
    }
}
