package dev.tarmac.bench.fuzz;

import java.util.Arrays;
import java.util.List;

/// What the fuzzer calls, by these names, in a process of its own. With several targets the first
/// byte of an input says which one takes the rest.
public final class FuzzProcess {
    private static List<FuzzTarget> targets = List.of();

    private FuzzProcess() {}

    /// Once, with the names of the targets.
    public static void fuzzerInitialize(String[] names) {
        targets = Arrays.stream(names).map(FuzzTargets::named).toList();
    }

    /// With every input.
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        if (targets.size() == 1) targets.getFirst().take(input);
        else if (input.length > 0)
            targets.get((input[0] & 0xFF) % targets.size())
                    .take(Arrays.copyOfRange(input, 1, input.length));
    }

    /// The input that [#fuzzerTestOneInput] gives to the target at that place.
    static byte[] inputOf(int place, int targets, byte[] input) {
        if (targets == 1) return input;
        byte[] all = new byte[input.length + 1];
        all[0] = (byte) place;
        System.arraycopy(input, 0, all, 1, input.length);
        return all;
    }
}
