package dev.tarmac.agent.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One program to run: an argument is one element, whatever is in it.
///
/// @param stdin what the program reads; empty = end of file at once
/// @param limit after this it is killed and counts as failed
public record Command(List<String> arguments, String stdin, Duration limit) {
    private static final Duration USUAL_LIMIT = Duration.ofMinutes(2);

    public Command {
        arguments = List.copyOf(arguments);
        if (arguments.isEmpty()) throw new IllegalArgumentException("a command without a program");
    }

    public static Command of(String... arguments) {
        return of(List.of(arguments));
    }

    public static Command of(List<String> arguments) {
        return new Command(arguments, "", USUAL_LIMIT);
    }

    public Command with(String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return new Command(all, stdin, limit);
    }

    public Command reading(String text) {
        return new Command(arguments, text, limit);
    }

    public Command within(Duration most) {
        return new Command(arguments, stdin, most);
    }

    public String program() {
        return arguments.getFirst();
    }

    @Override
    public String toString() {
        return String.join(" ", arguments);
    }
}
