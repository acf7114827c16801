package dev.tarmac.bench.fuzz;

import java.util.List;

/// A decoder of what comes from outside. Any bytes at all give a value or its own refusal; whatever
/// else is thrown, or takes too long, is a finding.
///
/// @param refusal what it throws at input that is wrong
/// @param taking takes one input, and holds what came out against what must be true of it
/// @param seeds good inputs, from which the search starts
record FuzzTarget(
        String name, Class<? extends Exception> refusal, Taking taking, List<byte[]> seeds) {
    FuzzTarget {
        seeds = List.copyOf(seeds);
    }

    /// What is done with an input.
    @FunctionalInterface
    interface Taking {
        void take(byte[] input) throws Exception;
    }

    void take(byte[] input) throws Exception {
        try {
            taking.take(input);
        } catch (Exception e) {
            if (!refusal.isInstance(e)) throw e;
        }
    }
}
