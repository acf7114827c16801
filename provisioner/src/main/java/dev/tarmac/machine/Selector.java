package dev.tarmac.machine;

import java.util.Map;
import java.util.TreeMap;

/// Which machines: those that have all of these labels.
///
/// @param labels none = every machine
public record Selector(Map<String, String> labels) {
    public Selector {
        labels = Map.copyOf(labels);
    }

    /// `rack=r12,tier=cold`; IllegalArgumentException says how to write it.
    public static Selector parse(String text) {
        Map<String, String> labels = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            int split = part.indexOf('=');
            if (split < 1)
                throw new IllegalArgumentException(
                        "'" + part + "' is not NAME=VALUE; write rack=r12,tier=cold");
            String name = part.substring(0, split).strip();
            String value = part.substring(split + 1).strip();
            if (labels.put(name, value) != null)
                throw new IllegalArgumentException("label '" + name + "' is there twice");
        }
        return new Selector(labels);
    }

    public boolean matches(Machine machine) {
        return machine.labels().entrySet().containsAll(labels.entrySet());
    }
}
