package dev.tarmac.lab.disk;

import dev.tarmac.problem.Refused;

import java.util.Map;

/// What a program wrote as `name: value` or `NAME="value"`, by name.
record Words(String program, Map<String, String> values) {
    Words {
        values = Map.copyOf(values);
    }

    /// Refuses when the program did not tell it.
    String need(String name) throws Refused {
        String value = values.get(name);
        if (value == null)
            throw new Refused(
                    program,
                    "tells no '" + name + "' but only " + values,
                    "this version of " + program + " is not known here; please report it");
        return value;
    }

    String orEmpty(String name) {
        return values.getOrDefault(name, "");
    }

    long number(String name, int radix) throws Refused {
        String value = need(name);
        try {
            return Long.parseUnsignedLong(value, radix);
        } catch (NumberFormatException e) {
            throw new Refused(
                    program,
                    "tells '" + value + "' for " + name + ", which is no number",
                    "this version of " + program + " is not known here; please report it");
        }
    }
}
