package dev.tarmac.access;

import dev.tarmac.ledger.BootId;
import dev.tarmac.pxe.MacAddress;

import java.util.List;

/// One boot of one machine's agent, as its token stands for it.
///
/// @param abilities the kinds of plan step that this build of the agent can do
public record Session(MacAddress mac, BootId boot, String agentVersion, List<String> abilities) {
    public Session {
        abilities = List.copyOf(abilities);
    }
}
