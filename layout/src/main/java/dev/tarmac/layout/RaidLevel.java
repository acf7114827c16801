package dev.tarmac.layout;

import java.util.Locale;

/// A level of Linux software RAID (md).
public enum RaidLevel {
    RAID0(2),
    RAID1(2),
    RAID4(3),
    RAID5(3),
    RAID6(4),
    RAID10(2);

    private final int leastMembers;

    RaidLevel(int leastMembers) {
        this.leastMembers = leastMembers;
    }

    /// How many active members it needs.
    public int leastMembers() {
        return leastMembers;
    }

    /// `raid1`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether its members hold stripes of a chunk each.
    public boolean isStriped() {
        return this != RAID1;
    }

    /// How many members' worth of data that many active members hold, in halves of a member: with
    /// near copies an odd number of members of RAID 10 is used fully.
    public int dataHalves(int active) {
        return switch (this) {
            case RAID0 -> 2 * active;
            case RAID1 -> 2;
            case RAID4, RAID5 -> 2 * (active - 1);
            case RAID6 -> 2 * (active - 2);
            case RAID10 -> active;
        };
    }

    /// `raid1`, `RAID1` or `1`; IllegalArgumentException lists the levels.
    public static RaidLevel parse(String text) {
        for (RaidLevel level : values())
            if (level.word().equalsIgnoreCase(text) || level.word().substring(4).equals(text))
                return level;
        throw new IllegalArgumentException(
                "no RAID level '" + text + "'; there are 0, 1, 4, 5, 6, 10");
    }
}
