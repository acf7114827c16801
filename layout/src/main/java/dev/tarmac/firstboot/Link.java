package dev.tarmac.firstboot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a connection uses.
public sealed interface Link {
    /// A device of the machine.
    record Device(Nic nic) implements Link {}

    /// Several devices as one; `options` are the kernel's: `mode`, `miimon`.
    record Bond(String name, List<String> members, Map<String, String> options) implements Link {
        public Bond {
            members = checked(name, members);
            options = checked(options);
        }
    }

    /// A switch inside of the machine; `options` are NetworkManager's: `priority`, `stp`.
    record Bridge(String name, List<String> members, Map<String, String> options) implements Link {
        public Bridge {
            members = checked(name, members);
            options = checked(options);
        }
    }

    /// A tagged network on another device.
    ///
    /// @param name empty: the name of the other one, a dot, and the number
    record Vlan(Nic parent, int number, Optional<String> name) implements Link {
        private static final int LAST = 4094;

        public Vlan {
            Checks.between("number of a VLAN", number, 1, LAST);
            name.ifPresent(Hosts::device);
        }
    }

    private static List<String> checked(String name, List<String> members) {
        Hosts.device(name);
        members.forEach(Hosts::device);
        if (members.isEmpty()) throw new IllegalArgumentException(name + " has no members");
        return List.copyOf(members);
    }

    /// In their order: `Map.copyOf` has none.
    private static Map<String, String> checked(Map<String, String> options) {
        options.forEach(
                (key, value) -> {
                    Checks.matching("option of a network device", Pattern.compile("[a-z_-]+"), key);
                    Checks.line("value of " + key, value);
                });
        return Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
}
