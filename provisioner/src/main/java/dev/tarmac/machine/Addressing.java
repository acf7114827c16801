package dev.tarmac.machine;

import dev.tarmac.firstboot.FixedAddress;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How the installed system gets the address of the NIC that it was installed through. Firmware and
/// agent ask by DHCP in any case.
public sealed interface Addressing {
    record Dhcp() implements Addressing {
        @Override
        public String toString() {
            return "DHCP";
        }
    }

    record Fixed(FixedAddress address) implements Addressing {
        @Override
        public String toString() {
            return address.toString();
        }
    }

    /// Empty: by DHCP.
    default Optional<FixedAddress> fixed() {
        return switch (this) {
            case Dhcp() -> Optional.empty();
            case Fixed(FixedAddress address) -> Optional.of(address);
        };
    }

    default Map<String, Object> json() {
        return switch (this) {
            case Dhcp() -> JsonObject.members("method", "dhcp");
            case Fixed(FixedAddress address) -> {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("method", "static");
                json.putAll(address.json());
                yield json;
            }
        };
    }

    /// What [#json] writes.
    ///
    /// @throws IllegalArgumentException with what is wrong with an address
    static Addressing of(JsonObject json) throws MalformedJson {
        String method = json.text("method");
        return switch (method) {
            case "dhcp" -> {
                json.allow("method");
                yield new Dhcp();
            }
            case "static" -> {
                json.allow("method", "address", "gateway", "nameServers");
                yield new Fixed(FixedAddress.of(json));
            }
            default -> throw json.wrong("method", "dhcp or static", method);
        };
    }
}
