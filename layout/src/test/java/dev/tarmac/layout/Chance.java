package dev.tarmac.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;

/// The dice of random layouts: the same throws for the same seed.
final class Chance {
    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    /// From 0 up to, not including.
    int below(int end) {
        return random.nextInt(end);
    }

    /// Both ends included.
    int from(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @SafeVarargs
    final <T> T of(T... all) {
        return all[random.nextInt(all.length)];
    }

    <T> Optional<T> maybe(Supplier<T> supplier) {
        return oneIn(2) ? Optional.of(supplier.get()) : Optional.empty();
    }

    <T> Optional<T> rarely(Supplier<T> supplier) {
        return oneIn(6) ? Optional.of(supplier.get()) : Optional.empty();
    }

    OptionalLong rarely(long value) {
        return oneIn(6) ? OptionalLong.of(value) : OptionalLong.empty();
    }

    OptionalInt rarely(int value) {
        return oneIn(6) ? OptionalInt.of(value) : OptionalInt.empty();
    }

    <T> List<T> some(int most, Supplier<T> supplier) {
        List<T> all = new ArrayList<>();
        for (int left = random.nextInt(most + 1); left > 0; left--) all.add(supplier.get());
        return all;
    }

    String hexadecimal(int digits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits; i++) text.append(Character.forDigit(random.nextInt(16), 16));
        return text.toString();
    }

    /// 36 characters in lower case.
    String uuid() {
        return String.join(
                "-",
                hexadecimal(8),
                hexadecimal(4),
                hexadecimal(4),
                hexadecimal(4),
                hexadecimal(12));
    }
}
