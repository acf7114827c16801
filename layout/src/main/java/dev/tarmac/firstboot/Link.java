package dev.tarmac.firstboot;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a connection uses.
public sealed interface Link {
    /// A device of the machine.
    record Device(Nic nic) implements Link {}

    /// Several devices as one; `options` are the kernel's: `mode`, `miimon`.
    record Bond(String name, List<String> members, List<DeviceOption> options) implements Link {
        public Bond {
            members = checked(name, members);
            options = List.copyOf(options);
        }
    }

    /// A switch inside of the machine; `options` are NetworkManager's: `priority`, `stp`.
    record Bridge(String name, List<String> members, List<DeviceOption> options) implements Link {
        public Bridge {
            members = checked(name, members);
            options = List.copyOf(options);
        }
    }

    /// A tagged network on another device.
    ///
    /// @param name empty: the name of the other one, a dot, and the number
    record Vlan(Nic parent, int number, Optional<String> name) implements Link {
        private static final int LAST = 4094;
        private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

        public Vlan {
            Checks.between("number of a VLAN", number, 1, LAST);
            name.ifPresent(Hosts::device);
        }

        /// The number of a VLAN as people write it.
        public static int number(String text) {
            return Integer.parseInt(Checks.matching("number of a VLAN", DIGITS, text));
        }
    }

    private static List<String> checked(String name, List<String> members) {
        Hosts.device(name);
        members.forEach(Hosts::device);
        if (members.isEmpty()) throw new IllegalArgumentException(name + " has no members");
        return List.copyOf(members);
    }
}
