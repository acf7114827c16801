package dev.tarmac.firstboot;

import dev.tarmac.json.JsonObject;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What cloud-init is told in an installed system, as the four files of its NoCloud source. JSON is
/// YAML too, and quotes itself.
///
/// @param instance another one makes cloud-init do everything again
/// @param bootMac of the network card that is set up
/// @param address what it has; empty: it asks by DHCP
/// @param keys lines of authorized_keys, for root and the user that user data may make
public record NoCloudSeed(
        String instance,
        String hostname,
        String bootMac,
        Optional<FixedAddress> address,
        List<String> keys,
        Optional<Secret> userData) {
    /// Where cloud-init looks without being told.
    public static final String FOLDER = "/var/lib/cloud/seed/nocloud";

    public NoCloudSeed {
        keys = List.copyOf(keys);
    }

    /// By name, as it asks for them.
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("meta-data", metaData());
        files.put("user-data", userData.map(Secret::text).orElse("#cloud-config\n{}\n"));
        files.put("vendor-data", vendorData());
        files.put("network-config", networkConfig());
        return files;
    }

    private String metaData() {
        return line(
                JsonObject.members(
                        "instance-id", instance,
                        "local-hostname", hostname,
                        "public-keys", keys));
    }

    /// What is explicit stays so: no partition grows by itself, no user appears that nobody asked
    /// for, root keeps its keys. User data has the last word.
    private static String vendorData() {
        return "#cloud-config\n"
                + line(
                        JsonObject.members(
                                "users",
                                List.of(),
                                "disable_root",
                                false,
                                "growpart",
                                JsonObject.members("mode", "off"),
                                "resize_rootfs",
                                false));
    }

    private String networkConfig() {
        Map<String, Object> boot =
                JsonObject.members("match", JsonObject.members("macaddress", bootMac));
        boot.putAll(address.map(NoCloudSeed::fixed).orElseGet(NoCloudSeed::dhcp));
        return line(
                JsonObject.members("version", 2, "ethernets", JsonObject.members("boot", boot)));
    }

    private static Map<String, Object> dhcp() {
        return JsonObject.members("dhcp4", true, "dhcp-identifier", "mac");
    }

    private static Map<String, Object> fixed(FixedAddress address) {
        List<Map<String, Object>> routes =
                address.gatewayText().stream()
                        // Releases before 22.4 know no `default`.
                        .map(way -> JsonObject.members("to", "0.0.0.0/0", "via", way))
                        .toList();
        return JsonObject.members(
                "addresses",
                List.of(address.withPrefix()),
                "routes",
                routes,
                "nameservers",
                JsonObject.members("addresses", address.nameServerTexts()));
    }

    private static String line(Map<String, Object> members) {
        return JsonObject.write(members) + "\n";
    }
}
