package dev.tarmac.bench.pxe;

import dev.tarmac.problem.Refused;

import java.io.IOException;

/// One figure of `tarmac bench pxe`.
interface Measurement {
    /// As it stands in the report.
    String name();

    /// Takes the samples, ours and each peer's in turn.
    ///
    /// @param runs samples of each
    PxeResult measure(Rig rig, int runs) throws Refused, IOException, InterruptedException;
}
