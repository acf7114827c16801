package dev.tarmac.kickstart.convert;

import dev.tarmac.layout.FreePartition;

/// A partition and what the installer calls it while nothing has a place: `req0`, or `pv.01`.
/// Requests are taken up in the order of these names, as texts.
record AskedPartition(FreePartition partition, String request) {
    String name() {
        return partition.partition().name();
    }

    boolean isMountedOn(String mount) {
        return partition.partition().content().isMountedOn(mount);
    }
}
