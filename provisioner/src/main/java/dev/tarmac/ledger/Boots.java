package dev.tarmac.ledger;

import java.util.List;

/// The boots of all machines as the store keeps them.
public interface Boots {
    /// Adds each moment to its machine's boot, or to a new one ([Boot#isOverBy]); one commit for
    /// all.
    ///
    /// @return the boot of each
    List<BootId> record(List<Seen> seen);

    /// Adds the moment to that boot, whatever the machine's latest is.
    void add(BootId boot, Moment moment);

    /// Oldest first.
    List<Moment> moments(BootId boot);
}
