package dev.tarmac.install;

import dev.tarmac.audit.Actor;
import dev.tarmac.pxe.MacAddress;

import java.util.List;

/// Which disks are a machine's to be installed on, as the store keeps them: those that its first
/// install took, until somebody releases them.
public interface BoundDisks {
    /// Empty = none yet.
    List<BoundDisk> of(MacAddress mac);

    /// The next install binds anew; false when there were none.
    boolean release(MacAddress mac, Actor actor);
}
