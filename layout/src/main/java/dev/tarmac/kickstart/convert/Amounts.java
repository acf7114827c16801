package dev.tarmac.kickstart.convert;

import dev.tarmac.anaconda.device.Bytes;

import java.math.BigInteger;

/// Sizes as commands say them, in bytes. What no disk holds is as good as [Bytes#EIB].
final class Amounts {
    private static final BigInteger MOST = BigInteger.valueOf(Bytes.EIB);

    private Amounts() {}

    static long mebibytes(BigInteger said) {
        return bytes(said, Bytes.MIB);
    }

    static long kibibytes(BigInteger said) {
        return bytes(said, Bytes.KIB);
    }

    private static long bytes(BigInteger said, long unit) {
        return said.multiply(BigInteger.valueOf(unit)).min(MOST).max(MOST.negate()).longValue();
    }
}
