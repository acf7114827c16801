package dev.tarmac.bench.fuzz;

import java.util.concurrent.Callable;

/// What must be true of whatever was decoded.
final class Always {
    private Always() {}

    static void that(boolean isTrue, String what) {
        if (!isTrue) throw new AssertionError(what);
    }

    /// What was written of it reads as the same. A refusal would be no refusal of the input.
    static <T> void same(T value, Callable<T> readAgain) {
        T again;
        try {
            again = readAgain.call();
        } catch (Exception e) {
            throw new AssertionError("written, but not readable: " + value, e);
        }
        that(value.equals(again), value + " is read back as " + again);
    }
}
