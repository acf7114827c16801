package dev.tarmac.app;

import dev.tarmac.problem.Problems;
import dev.tarmac.pxe.AddressDuty;
import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.ExtraOption;
import dev.tarmac.pxe.Identity;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.Reservation;
import dev.tarmac.pxe.Route;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.yaml.YamlObject;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Reads one boot network: the same keys at the top of the file, and in each entry of `networks:`.
final class NetworkYaml {
    /// The keys of a network.
    static final List<String> KEYS =
            List.of(
                    "subnet",
                    "dhcp",
                    "pool",
                    "pools",
                    "gateway",
                    "dns",
                    "routes",
                    "leaseSeconds",
                    "reservations",
                    "options");

    static final String ADDRESS_FIX = "write it like 192.168.76.1";
    private static final List<String> IDENTITIES =
            List.of("mac", "clientId", "circuit", "uuid", "serial");

    private final Problems problems;

    NetworkYaml(Problems problems) {
        this.problems = problems;
    }

    /// Empty when a problem was found, or no subnet is given.
    Optional<Network> read(YamlObject yaml) {
        Optional<Subnet> subnet =
                yaml.value("subnet", Subnet::parse, "write it like 192.168.76.0/24");
        Optional<AddressDuty> duty =
                yaml.value("dhcp", NetworkYaml::duty, "write `dhcp: server` or `dhcp: proxy`");
        List<AddressRange> pools = pools(yaml);
        Optional<Ip4Address> gateway = address(yaml, "gateway");
        List<Ip4Address> dns = addresses(yaml, "dns");
        List<Route> routes = routes(yaml);
        Duration lease =
                yaml.value(
                                "leaseSeconds",
                                text -> Duration.ofSeconds(WholeNumber.of(text, 60, 31_536_000)),
                                "write `leaseSeconds: 3600`")
                        .orElse(Network.USUAL_LEASE);
        List<Reservation> reservations = reservations(yaml);
        List<ExtraOption> extras = extras(yaml);
        if (subnet.isEmpty()) return Optional.empty();
        try {
            return Optional.of(
                    new Network(
                            subnet.get(),
                            duty.orElse(AddressDuty.OURS),
                            pools,
                            gateway,
                            dns,
                            routes,
                            lease,
                            reservations,
                            extras));
        } catch (IllegalArgumentException e) {
            problems.add(
                    yaml.where("subnet"), e.getMessage(), "see docs/server.md for a whole file");
            return Optional.empty();
        }
    }

    private static AddressDuty duty(String text) {
        return switch (text) {
            case "server" -> AddressDuty.OURS;
            case "proxy" -> AddressDuty.ANOTHER_SERVERS;
            default -> throw new IllegalArgumentException("'" + text + "' is no duty");
        };
    }

    private static Optional<Ip4Address> address(YamlObject yaml, String key) {
        return yaml.value(key, Ip4Address::parse, ADDRESS_FIX);
    }

    private List<AddressRange> pools(YamlObject yaml) {
        List<AddressRange> pools = new ArrayList<>();
        yaml.object("pool").flatMap(this::pool).ifPresent(pools::add);
        for (YamlObject each : yaml.objects("pools")) pool(each).ifPresent(pools::add);
        return pools;
    }

    private Optional<AddressRange> pool(YamlObject yaml) {
        yaml.allow("from", "to");
        yaml.requiredText("from");
        yaml.requiredText("to");
        Optional<Ip4Address> from = address(yaml, "from");
        Optional<Ip4Address> to = address(yaml, "to");
        if (from.isEmpty() || to.isEmpty()) return Optional.empty();
        try {
            return Optional.of(new AddressRange(from.get(), to.get()));
        } catch (IllegalArgumentException e) {
            problems.add(yaml.where("from"), e.getMessage(), "correct 'from' or 'to'");
            return Optional.empty();
        }
    }

    private List<Ip4Address> addresses(YamlObject yaml, String key) {
        List<Ip4Address> addresses = new ArrayList<>();
        for (String text : yaml.texts(key)) {
            try {
                addresses.add(Ip4Address.parse(text));
            } catch (IllegalArgumentException e) {
                problems.add(yaml.where(key), e.getMessage(), ADDRESS_FIX);
            }
        }
        return addresses;
    }

    private List<Route> routes(YamlObject yaml) {
        List<Route> routes = new ArrayList<>();
        for (YamlObject each : yaml.objects("routes")) {
            each.allow("to", "via");
            each.requiredText("to");
            each.requiredText("via");
            Optional<Subnet> to = each.value("to", Subnet::parse, "write it like 10.0.0.0/8");
            Optional<Ip4Address> via = address(each, "via");
            if (to.isPresent() && via.isPresent()) routes.add(new Route(to.get(), via.get()));
        }
        return routes;
    }

    private List<Reservation> reservations(YamlObject yaml) {
        List<Reservation> reservations = new ArrayList<>();
        for (YamlObject each : yaml.objects("reservations")) {
            each.allow("mac", "clientId", "circuit", "uuid", "serial", "address", "hostname");
            each.requiredText("address");
            Optional<Identity> who = identity(each);
            Optional<Ip4Address> address = address(each, "address");
            if (who.isEmpty() || address.isEmpty()) continue;
            try {
                reservations.add(new Reservation(who.get(), address.get(), each.text("hostname")));
            } catch (IllegalArgumentException e) {
                problems.add(each.where("hostname"), e.getMessage(), "use another host name");
            }
        }
        return reservations;
    }

    private Optional<Identity> identity(YamlObject yaml) {
        List<String> given = IDENTITIES.stream().filter(yaml::has).toList();
        if (given.size() != 1) {
            problems.add(
                    yaml.where(),
                    given.isEmpty()
                            ? "the reservation names no machine"
                            : "the reservation names its machine by " + String.join(" and ", given),
                    "give one of mac, clientId, circuit, uuid, serial");
            return Optional.empty();
        }
        String key = given.getFirst();
        return yaml.value(key, text -> identity(key, text), "see docs/network-boot.md");
    }

    private static Identity identity(String key, String text) {
        return switch (key) {
            case "mac" -> new Identity.Nic(MacAddress.parse(text));
            case "clientId" -> Identity.ClientIdentifier.parse(text);
            case "circuit" -> new Identity.Circuit(text);
            case "uuid" -> new Identity.Board(UUID.fromString(text.toLowerCase(Locale.ROOT)));
            case "serial" -> new Identity.Serial(text);
            default -> throw new IllegalArgumentException(key);
        };
    }

    /// `{code: 42, addresses: [...]}`, or `text:`, or `hex:`.
    private List<ExtraOption> extras(YamlObject yaml) {
        List<ExtraOption> extras = new ArrayList<>();
        for (YamlObject each : yaml.objects("options")) {
            each.allow("code", "text", "hex", "addresses");
            each.requiredText("code");
            Optional<Integer> code =
                    each.value(
                            "code",
                            text -> WholeNumber.of(text, 1, 254),
                            "write the option's number, like `code: 42`");
            String value = value(each);
            if (code.isEmpty()) continue;
            try {
                extras.add(new ExtraOption(code.get(), value));
            } catch (IllegalArgumentException e) {
                problems.add(
                        each.where("code"),
                        e.getMessage(),
                        "give its value as text, hex or addresses, or leave the option out");
            }
        }
        return extras;
    }

    private String value(YamlObject yaml) {
        if (yaml.has("addresses")) {
            StringBuilder hex = new StringBuilder();
            for (Ip4Address address : addresses(yaml, "addresses"))
                hex.append(String.format(Locale.ROOT, "%08x", address.bits()));
            return hex.toString();
        }
        Optional<String> text = yaml.text("text");
        if (text.isPresent())
            return HexFormat.of().formatHex(text.get().getBytes(StandardCharsets.UTF_8));
        return yaml.text("hex").orElse("").toLowerCase(Locale.ROOT).replace(":", "");
    }
}
