package dev.tarmac.pxe;

/// Addresses that may be handed out, both ends included.
public record AddressRange(Ip4Address from, Ip4Address to) {
    private static final long LIMIT = 1 << 20;

    public AddressRange {
        if (from.compareTo(to) > 0)
            throw new IllegalArgumentException(
                    "the pool runs from " + from + " down to " + to + "; swap the two");
        if (to.number() - from.number() >= LIMIT)
            throw new IllegalArgumentException(
                    "the pool "
                            + from
                            + "-"
                            + to
                            + " has more than "
                            + LIMIT
                            + " addresses; make it smaller");
    }

    public static AddressRange parse(String from, String to) {
        return new AddressRange(Ip4Address.parse(from), Ip4Address.parse(to));
    }

    public long size() {
        return to.number() - from.number() + 1;
    }

    public boolean contains(Ip4Address address) {
        return from.compareTo(address) <= 0 && address.compareTo(to) <= 0;
    }

    /// The address at `index`, counted from 0.
    public Ip4Address at(long index) {
        if (index < 0 || index >= size()) throw new IndexOutOfBoundsException(index);
        return from.plus(index);
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
