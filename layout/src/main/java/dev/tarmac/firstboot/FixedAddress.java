package dev.tarmac.firstboot;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.net.Inet4Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The IPv4 address that an installed system gives itself, instead of asking by DHCP.
///
/// @param prefix bits of the network, 1 to 32
/// @param gateway the way to everywhere else, a neighbour
/// @param nameServers empty: those that the network told while it was installed
public record FixedAddress(
        Inet4Address address,
        int prefix,
        Optional<Inet4Address> gateway,
        List<Inet4Address> nameServers) {
    private static final int MOST_NAME_SERVERS = 3;

    public FixedAddress {
        nameServers = List.copyOf(nameServers);
        Checks.between("length of an IPv4 prefix", prefix, 1, 32);
        checkHost(address, prefix);
        if (gateway.isPresent()) checkGateway(gateway.get(), address, prefix);
        // Resolvers read no more (resolv.conf(5)).
        if (nameServers.size() > MOST_NAME_SERVERS)
            throw new IllegalArgumentException(
                    nameServers.size() + " name servers; systems ask three at most");
    }

    /// As people write it.
    ///
    /// @param text `10.1.2.3/24`
    /// @throws IllegalArgumentException with what is wrong
    public static FixedAddress parse(
            String text, Optional<String> gateway, List<String> nameServers) {
        int slash = text.indexOf('/');
        if (slash < 0)
            throw new IllegalArgumentException(
                    "'" + text + "' has no prefix; write it like 10.1.2.3/24");
        return new FixedAddress(
                Addresses.ipv4(text.substring(0, slash)),
                Addresses.prefix(text.substring(slash + 1)),
                gateway.map(Addresses::ipv4),
                nameServers.stream().map(Addresses::ipv4).toList());
    }

    private static void checkHost(Inet4Address address, int prefix) {
        int rest = prefix > 30 ? 0 : -1 >>> prefix;
        int host = bits(address) & rest;
        boolean isNoHost = rest != 0 && (host == 0 || host == rest);
        boolean isSpecial =
                address.isLoopbackAddress()
                        || address.isMulticastAddress()
                        || bits(address) >>> 24 == 0
                        || bits(address) >>> 28 == 0xF;
        if (isNoHost || isSpecial)
            throw new IllegalArgumentException(
                    Addresses.text(address) + "/" + prefix + " is no address of a single host");
    }

    private static void checkGateway(Inet4Address gateway, Inet4Address address, int prefix) {
        if (prefix == 32)
            throw new IllegalArgumentException(
                    "a network of one address (/32) has no room for the gateway "
                            + Addresses.text(gateway));
        checkHost(gateway, prefix);
        if (gateway.equals(address))
            throw new IllegalArgumentException(
                    "the gateway " + Addresses.text(gateway) + " is the machine itself");
        if ((bits(gateway) ^ bits(address)) >>> (32 - prefix) != 0)
            throw new IllegalArgumentException(
                    "the gateway "
                            + Addresses.text(gateway)
                            + " is not in the network of "
                            + Addresses.text(address)
                            + "/"
                            + prefix);
    }

    private static int bits(Inet4Address address) {
        int bits = 0;
        for (byte each : address.getAddress()) bits = bits << 8 | Byte.toUnsignedInt(each);
        return bits;
    }

    /// With these name servers where it has none of its own.
    public FixedAddress askingAtLeast(List<String> others) {
        if (!nameServers.isEmpty()) return this;
        return new FixedAddress(
                address,
                prefix,
                gateway,
                others.stream()
                        .filter(server -> !server.contains(":"))
                        .limit(MOST_NAME_SERVERS)
                        .map(Addresses::ipv4)
                        .toList());
    }

    /// `10.1.2.3/24`
    public String withPrefix() {
        return Addresses.text(address) + "/" + prefix;
    }

    public String addressText() {
        return Addresses.text(address);
    }

    public Optional<String> gatewayText() {
        return gateway.map(Addresses::text);
    }

    public List<String> nameServerTexts() {
        return nameServers.stream().map(Addresses::text).toList();
    }

    public Map<String, Object> json() {
        return JsonObject.members(
                "address", withPrefix(),
                "gateway", gatewayText(),
                "nameServers", nameServerTexts());
    }

    public static FixedAddress of(JsonObject json) throws MalformedJson {
        return parse(
                json.text("address"),
                json.optionalText("gateway"),
                json.has("nameServers") ? json.texts("nameServers") : List.of());
    }

    /// `10.1.2.3/24 by 10.1.2.1`
    @Override
    public String toString() {
        return withPrefix() + gatewayText().map(way -> " by " + way).orElse("");
    }
}
