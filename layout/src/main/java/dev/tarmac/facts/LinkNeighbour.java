package dev.tarmac.facts;

import java.util.Optional;

/// What hangs at the other end of a cable, as it says of itself (LLDP, IEEE 802.1AB): in a rack the
/// switch and its port. Nobody vouches for it.
///
/// @param switchName what its admin called it
/// @param switchId what it identifies itself by: mostly a hardware address
/// @param port what it calls the port: `Ethernet1/7`, or a hardware address
/// @param portDescription what its admin wrote to the port
/// @param vlan that untagged packets of the port belong to
public record LinkNeighbour(
        Optional<String> switchName,
        String switchId,
        String port,
        Optional<String> portDescription,
        Optional<Integer> vlan) {
    /// LLDP has no longer ones.
    public static final int LONGEST_TEXT = 255;

    public static final int LAST_VLAN = 4094;

    public LinkNeighbour {
        switchName.ifPresent(text -> check("name of a switch", text));
        check("id of a switch", switchId);
        check("id of a port", port);
        portDescription.ifPresent(text -> check("description of a port", text));
        if (vlan.isPresent() && (vlan.get() < 1 || vlan.get() > LAST_VLAN))
            throw new IllegalArgumentException(
                    "VLANs go from 1 to " + LAST_VLAN + ", not " + vlan.get());
    }

    /// It goes to terminals and pages as it is.
    private static void check(String what, String text) {
        if (text.isBlank()
                || text.length() > LONGEST_TEXT
                || text.codePoints().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException(
                    "a " + what + " is one line of at most " + LONGEST_TEXT + " characters");
    }

    /// `tor-12 Ethernet1/7 (node-4), VLAN 76`
    @Override
    public String toString() {
        return switchName.orElse(switchId)
                + " "
                + port
                + portDescription.map(text -> " (" + text + ")").orElse("")
                + vlan.map(number -> ", VLAN " + number).orElse("");
    }
}
