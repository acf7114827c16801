package dev.tarmac.kickstart;

import java.math.BigInteger;
import java.util.List;

/// What one option or argument says. Whole numbers have no limit, as in the reference.
public sealed interface Value {
    record Text(String text) implements Value {}

    record Whole(BigInteger number) implements Value {}

    record Flag(boolean on) implements Value {
        public static final Flag ON = new Flag(true);
        public static final Flag OFF = new Flag(false);
    }

    record Items(List<String> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    static Whole of(long number) {
        return new Whole(BigInteger.valueOf(number));
    }

    /// Whether it is as good as not said: empty, zero or off.
    default boolean isEmpty() {
        return switch (this) {
            case Text(String text) -> text.isEmpty();
            case Whole(BigInteger number) -> number.signum() == 0;
            case Flag(boolean on) -> !on;
            case Items(List<String> items) -> items.isEmpty();
        };
    }

    /// As it stands in a printed command: items joined by commas.
    default String printed() {
        return switch (this) {
            case Text(String text) -> text;
            case Whole(BigInteger number) -> number.toString();
            case Flag(boolean on) -> Boolean.toString(on);
            case Items(List<String> items) -> String.join(",", items);
        };
    }
}
