package dev.tarmac.anaconda.device;

import java.util.Locale;

/// A level of md.
public enum RaidLevel {
    RAID0(2),
    RAID1(2),
    RAID4(3),
    RAID5(3),
    RAID6(4),
    RAID10(4);

    /// What metadata and a bitmap may take at most of each member.
    private static final long MOST_RESERVED = 128 * Bytes.MIB;

    private static final long LEAST_RESERVED = Bytes.MIB;
    private static final long MEMBER_PER_RESERVED = 1024;

    private final int leastMembers;

    RaidLevel(int leastMembers) {
        this.leastMembers = leastMembers;
    }

    /// `RAID1`, in any case.
    public static RaidLevel named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int leastMembers() {
        return leastMembers;
    }

    /// Whether data is spread in chunks.
    public boolean hasChunks() {
        return this != RAID1;
    }

    /// The size of an array.
    ///
    /// @param smallest the size of its smallest member
    /// @param active how many members are not spares
    /// @param chunk 0 for a level without chunks
    /// @return 0 when there are too few members
    public long bytes(long smallest, int active, long chunk) {
        if (active < leastMembers) return 0;
        long perMember = smallest - reserved(smallest);
        return (hasChunks() ? Bytes.down(perMember, chunk) : perMember) * dataMembers(active);
    }

    private static long reserved(long member) {
        long reserved = MOST_RESERVED;
        while (reserved * MEMBER_PER_RESERVED > member && reserved > LEAST_RESERVED) reserved /= 2;
        return reserved;
    }

    private int dataMembers(int active) {
        return switch (this) {
            case RAID0 -> active;
            case RAID1 -> 1;
            case RAID4, RAID5 -> active - 1;
            case RAID6 -> active - 2;
            case RAID10 -> active / 2;
        };
    }
}
