package dev.tarmac.lab.net;

import java.util.List;

/// An IPv4 network in CIDR notation, as far as choosing a free one needs it.
record Subnet(int address, int prefix) {
    Subnet {
        if (prefix < 0 || prefix > 32) throw new IllegalArgumentException("/" + prefix);
        address &= mask(prefix);
    }

    /// `10.0.0.0/8`, or a bare address.
    static Subnet parse(String text) {
        String[] parts = text.split("/", 2);
        String[] bytes = parts[0].split("\\.", -1);
        if (bytes.length != 4) throw new IllegalArgumentException("not an IPv4 network: " + text);
        int address = 0;
        for (String octet : bytes) address = (address << 8) | (Integer.parseInt(octet) & 0xFF);
        return new Subnet(address, parts.length == 1 ? 32 : Integer.parseInt(parts[1]));
    }

    boolean overlaps(Subnet other) {
        int wider = Math.min(prefix, other.prefix);
        return (address & mask(wider)) == (other.address & mask(wider));
    }

    /// The first /30 of this network, counted round from `start`, that overlaps none of `taken`.
    Subnet freeLink(long start, List<Subnet> taken) {
        int count = 1 << (30 - prefix);
        for (int i = 0; i < count; i++) {
            int index = (int) Math.floorMod(start + i, (long) count);
            Subnet link = new Subnet(address + index * 4, 30);
            if (taken.stream().noneMatch(link::overlaps)) return link;
        }
        throw new IllegalStateException("every /30 of " + this + " is in use on this host");
    }

    String host(int number) {
        int host = address + number;
        return "%d.%d.%d.%d"
                .formatted(host >>> 24, (host >>> 16) & 0xFF, (host >>> 8) & 0xFF, host & 0xFF);
    }

    private static int mask(int prefix) {
        return prefix == 0 ? 0 : -1 << (32 - prefix);
    }

    @Override
    public String toString() {
        return host(0) + "/" + prefix;
    }
}
