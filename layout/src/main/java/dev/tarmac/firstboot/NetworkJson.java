package dev.tarmac.firstboot;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// [Network] as JSON and back.
final class NetworkJson {
    private NetworkJson() {}

    static Map<String, Object> encode(Network network) {
        return JsonObject.members(
                "hostName",
                network.hostName(),
                "connections",
                network.connections().stream().map(NetworkJson::connection).toList());
    }

    static Network decode(JsonObject json) throws MalformedJson {
        return new Network(
                json.optionalText("hostName"), json.list("connections", NetworkJson::connection));
    }

    private static Map<String, Object> connection(Connection connection) {
        return JsonObject.members(
                "link", link(connection.link()),
                "onBoot", connection.onBoot(),
                "ipv4", ipv4(connection.ipv4()),
                "ipv6", ipv6(connection.ipv6()),
                "nameServers", nameServers(connection.nameServers()),
                "defaultRoute", connection.defaultRoute(),
                "mtu", connection.mtu());
    }

    private static Connection connection(JsonObject json) throws MalformedJson {
        return new Connection(
                link(json.object("link")),
                json.flag("onBoot"),
                ipv4(json.object("ipv4")),
                ipv6(json.object("ipv6")),
                nameServers(json.object("nameServers")),
                json.flag("defaultRoute"),
                FirstBootJson.integer(json, "mtu"));
    }

    private static Map<String, Object> link(Link link) {
        return switch (link) {
            case Link.Device(Nic nic) -> JsonObject.members("kind", "device", "nic", nic(nic));
            case Link.Bond bond -> joined("bond", bond.name(), bond.members(), bond.options());
            case Link.Bridge bridge ->
                    joined("bridge", bridge.name(), bridge.members(), bridge.options());
            case Link.Vlan vlan ->
                    JsonObject.members(
                            "kind",
                            "vlan",
                            "parent",
                            nic(vlan.parent()),
                            "number",
                            vlan.number(),
                            "name",
                            vlan.name());
        };
    }

    private static Map<String, Object> joined(
            String kind, String name, List<String> members, List<DeviceOption> options) {
        return JsonObject.members(
                "kind",
                kind,
                "name",
                name,
                "members",
                members,
                "options",
                options.stream().map(DeviceOption::toString).toList());
    }

    private static Link link(JsonObject json) throws MalformedJson {
        String kind = json.text("kind");
        return switch (kind) {
            case "device" -> new Link.Device(nic(json.object("nic")));
            case "bond" -> new Link.Bond(json.text("name"), json.texts("members"), options(json));
            case "bridge" ->
                    new Link.Bridge(json.text("name"), json.texts("members"), options(json));
            case "vlan" ->
                    new Link.Vlan(
                            nic(json.object("parent")),
                            json.integer("number"),
                            json.optionalText("name"));
            default -> throw json.wrong("kind", "device, bond, bridge or vlan", kind);
        };
    }

    private static List<DeviceOption> options(JsonObject json) throws MalformedJson {
        return json.texts("options").stream().map(DeviceOption::parse).toList();
    }

    private static Map<String, Object> nic(Nic nic) {
        return switch (nic) {
            case Nic.Booted() -> JsonObject.members("kind", "booted");
            case Nic.Named(String name) -> JsonObject.members("kind", "named", "name", name);
            case Nic.WithAddress(String address) ->
                    JsonObject.members("kind", "address", "address", address);
        };
    }

    private static Nic nic(JsonObject json) throws MalformedJson {
        String kind = json.text("kind");
        return switch (kind) {
            case "booted" -> new Nic.Booted();
            case "named" -> new Nic.Named(json.text("name"));
            case "address" -> new Nic.WithAddress(json.text("address"));
            default -> throw json.wrong("kind", "booted, named or address", kind);
        };
    }

    private static Map<String, Object> ipv4(Ipv4 ipv4) {
        return switch (ipv4) {
            case Ipv4.Dhcp() -> JsonObject.members("method", "dhcp");
            case Ipv4.Static(var address, int prefix, var gateway) ->
                    fixed(address, prefix, gateway);
            case Ipv4.None() -> JsonObject.members("method", "none");
        };
    }

    private static Ipv4 ipv4(JsonObject json) throws MalformedJson {
        String method = json.text("method");
        return switch (method) {
            case "dhcp" -> new Ipv4.Dhcp();
            case "static" ->
                    new Ipv4.Static(
                            Addresses.ipv4(json.text("address")),
                            json.integer("prefix"),
                            json.optionalText("gateway").map(Addresses::ipv4));
            case "none" -> new Ipv4.None();
            default -> throw json.wrong("method", "dhcp, static or none", method);
        };
    }

    private static Map<String, Object> ipv6(Ipv6 ipv6) {
        return switch (ipv6) {
            case Ipv6.Automatic() -> JsonObject.members("method", "automatic");
            case Ipv6.Dhcp() -> JsonObject.members("method", "dhcp");
            case Ipv6.Static(var address, int prefix, var gateway) ->
                    fixed(address, prefix, gateway);
            case Ipv6.None() -> JsonObject.members("method", "none");
        };
    }

    private static Ipv6 ipv6(JsonObject json) throws MalformedJson {
        String method = json.text("method");
        return switch (method) {
            case "automatic" -> new Ipv6.Automatic();
            case "dhcp" -> new Ipv6.Dhcp();
            case "static" ->
                    new Ipv6.Static(
                            Addresses.ipv6(json.text("address")),
                            json.integer("prefix"),
                            json.optionalText("gateway").map(Addresses::ipv6));
            case "none" -> new Ipv6.None();
            default -> throw json.wrong("method", "automatic, dhcp, static or none", method);
        };
    }

    private static Map<String, Object> fixed(
            InetAddress address, int prefix, Optional<? extends InetAddress> gateway) {
        return JsonObject.members(
                "method",
                "static",
                "address",
                Addresses.text(address),
                "prefix",
                prefix,
                "gateway",
                gateway.map(Addresses::text));
    }

    private static Map<String, Object> nameServers(NameServers names) {
        return JsonObject.members(
                "servers", names.servers().stream().map(Addresses::text).toList(),
                "ipv4Domains", names.ipv4Domains(),
                "ipv6Domains", names.ipv6Domains(),
                "ignoreIpv4", names.ignoreIpv4(),
                "ignoreIpv6", names.ignoreIpv6());
    }

    private static NameServers nameServers(JsonObject json) throws MalformedJson {
        return new NameServers(
                json.texts("servers").stream().map(Addresses::either).toList(),
                json.texts("ipv4Domains"),
                json.texts("ipv6Domains"),
                json.flag("ignoreIpv4"),
                json.flag("ignoreIpv6"));
    }
}
