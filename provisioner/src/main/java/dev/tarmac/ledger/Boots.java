package dev.tarmac.ledger;

import dev.tarmac.pxe.MacAddress;

import java.util.List;

/// The boots of all machines as the store keeps them.
public interface Boots {
    /// Adds the moment to the machine's boot, or to a new one ([Boot#isOverBy]).
    BootId record(MacAddress mac, Moment moment);

    /// Adds the moment to that boot, whatever the machine's latest is.
    void add(BootId boot, Moment moment);

    /// Oldest first.
    List<Moment> moments(BootId boot);
}
