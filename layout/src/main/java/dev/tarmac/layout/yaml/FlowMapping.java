package dev.tarmac.layout.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// One mapping in one line, its keys in the order of their table. What is empty is left out.
final class FlowMapping {
    private final Keys keys;
    private final Map<String, String> values = new HashMap<>();

    FlowMapping(Keys keys) {
        this.keys = keys;
    }

    FlowMapping text(String key, String text) {
        return raw(key, Scalar.of(text));
    }

    FlowMapping text(String key, Optional<String> text) {
        text.ifPresent(present -> text(key, present));
        return this;
    }

    FlowMapping texts(String key, List<String> texts) {
        return texts.isEmpty() ? this : raw(key, Scalar.of(texts));
    }

    FlowMapping number(String key, OptionalInt number) {
        number.ifPresent(present -> raw(key, Integer.toString(present)));
        return this;
    }

    FlowMapping bytes(String key, OptionalLong bytes) {
        bytes.ifPresent(present -> raw(key, Sizes.text(present)));
        return this;
    }

    /// Only where it is set.
    FlowMapping flag(String key, boolean flag) {
        return flag ? raw(key, "true") : this;
    }

    FlowMapping mapping(String key, Optional<FlowMapping> mapping) {
        mapping.ifPresent(present -> raw(key, present.toString()));
        return this;
    }

    /// A value that is YAML already.
    FlowMapping raw(String key, String yaml) {
        if (!keys.words().contains(key))
            throw new IllegalArgumentException("no key '" + key + "' in a " + keys.schemaName());
        values.put(key, yaml);
        return this;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public String toString() {
        return lines().stream().collect(Collectors.joining(", ", "{", "}"));
    }

    /// Each key with its value.
    List<String> lines() {
        return keys.words().stream()
                .filter(values::containsKey)
                .map(key -> key + ": " + values.get(key))
                .toList();
    }
}
