package dev.tarmac.ledger;

import dev.tarmac.pxe.MacAddress;

import java.util.List;
import java.util.Optional;

/// The boots of all machines as the store keeps them.
public interface Boots {
    /// Adds the moment to the machine's boot, or to a new one ([Boot#isOverBy]).
    BootId record(MacAddress mac, Moment moment);

    Optional<BootId> latest(MacAddress mac);

    /// Oldest first.
    List<Moment> moments(BootId boot);
}
