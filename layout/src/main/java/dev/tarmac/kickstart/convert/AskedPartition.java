package dev.tarmac.kickstart.convert;

import dev.tarmac.layout.FreePartition;

/// A partition and what the installer calls it while nothing has a place: `req0`, or `pv.01`.
/// Requests are taken up in the order of these names, as texts.
record AskedPartition(FreePartition partition, String request) {}
