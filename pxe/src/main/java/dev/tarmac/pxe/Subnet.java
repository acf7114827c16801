package dev.tarmac.pxe;

/// An IPv4 network, `192.168.76.0/24`.
public record Subnet(Ip4Address network, int prefixBits) {
    public Subnet {
        if (prefixBits < 0 || prefixBits > 32)
            throw new IllegalArgumentException("a prefix is /0 to /32, not /" + prefixBits);
        if ((network.bits() & ~maskBits(prefixBits)) != 0)
            throw new IllegalArgumentException(
                    network
                            + "/"
                            + prefixBits
                            + " has host bits set; write "
                            + new Ip4Address(network.bits() & maskBits(prefixBits))
                            + "/"
                            + prefixBits);
    }

    public static Subnet parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,2}"))
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no network; write it like 192.168.76.0/24");
        return new Subnet(
                Ip4Address.parse(text.substring(0, slash)),
                Integer.parseInt(text.substring(slash + 1)));
    }

    public Ip4Address mask() {
        return new Ip4Address(maskBits(prefixBits));
    }

    public Ip4Address broadcast() {
        return new Ip4Address(network.bits() | ~maskBits(prefixBits));
    }

    public boolean contains(Ip4Address address) {
        return (address.bits() & maskBits(prefixBits)) == network.bits();
    }

    /// Whether a machine can have this address: inside, and neither the first nor the last.
    public boolean holdsHost(Ip4Address address) {
        return contains(address) && !address.equals(network) && !address.equals(broadcast());
    }

    private static int maskBits(int prefixBits) {
        // Java shifts by the lower five bits alone: -1 << 32 would be -1.
        return prefixBits == 0 ? 0 : -1 << (32 - prefixBits);
    }

    @Override
    public String toString() {
        return network + "/" + prefixBits;
    }
}
