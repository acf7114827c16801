package dev.tarmac.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The volumes of one group.
final class GoodVolumes {
    private static final long MIB = 1L << 20;

    private final Chance chance;
    private final List<String> members;
    private final List<LogicalVolume> volumes = new ArrayList<>();
    private boolean rest;

    GoodVolumes(Chance chance, List<String> members) {
        this.chance = chance;
        this.members = members;
    }

    /// One for each content, and perhaps a thin pool with some of them.
    List<LogicalVolume> of(List<Content> contents) {
        boolean thin = chance.oneIn(3);
        if (thin)
            volumes.add(
                    new LogicalVolume(
                            RandomLayouts.NOWHERE,
                            "pool",
                            new LogicalVolume.Type.ThinPool(
                                    chance.rarely(64 * MIB), chance.rarely(128L << 10)),
                            size(),
                            Content.RAW,
                            Optional.empty()));
        for (Content content : contents)
            if (thin && chance.oneIn(2)) add(content, new LogicalVolume.Type.Thin("pool"));
            else add(content, new LogicalVolume.Type.Linear(chance.from(1, members.size())));
        return volumes;
    }

    private void add(Content content, LogicalVolume.Type type) {
        boolean thin = type instanceof LogicalVolume.Type.Thin;
        volumes.add(
                new LogicalVolume(
                        RandomLayouts.NOWHERE,
                        "lv-" + volumes.size(),
                        type,
                        thin ? bytes() : size(),
                        content,
                        thin ? Optional.empty() : chance.rarely(this::cache)));
    }

    private LogicalVolume.Cache cache() {
        return new LogicalVolume.Cache(
                chance.from(256, 300) * MIB,
                chance.of(LogicalVolume.Cache.Mode.values()),
                List.of(chance.of(members)));
    }

    private Size size() {
        if (!rest && chance.oneIn(4)) {
            rest = true;
            return new Size.Rest();
        }
        if (chance.oneIn(3)) return new Size.Growing(512 * MIB, growTo());
        return chance.oneIn(5) ? new Size.Percent(15) : bytes();
    }

    private OptionalLong growTo() {
        return chance.rarely(2048 * MIB);
    }

    private Size bytes() {
        return new Size.Bytes(chance.from(400, 700) * MIB);
    }
}
