package dev.tarmac.kickstart;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a command says, by name of the setting. A setting may be absent: nobody said it and it has
/// no default.
public final class Values {
    public static final Values NONE = new Values(Map.of());

    private final Map<String, Value> settings;

    private Values(Map<String, Value> settings) {
        this.settings = Collections.unmodifiableMap(settings);
    }

    public static Values of(Map<String, Value> settings) {
        return new Values(new LinkedHashMap<>(settings));
    }

    public Map<String, Value> settings() {
        return settings;
    }

    public Values with(String name, Value value) {
        Map<String, Value> more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return new Values(more);
    }

    public Values with(String name, String text) {
        return with(name, new Value.Text(text));
    }

    /// These with everything that `later` says over them.
    public Values overlaid(Values later) {
        Map<String, Value> merged = new LinkedHashMap<>(settings);
        merged.putAll(later.settings);
        return new Values(merged);
    }

    public boolean has(String name) {
        return settings.containsKey(name);
    }

    /// Whether it is said and neither empty, zero nor off.
    public boolean isSet(String name) {
        return has(name) && !settings.get(name).isEmpty();
    }

    /// Whether it is on.
    public boolean flag(String name) {
        return isSet(name);
    }

    /// Its text, empty when absent.
    public String text(String name) {
        return has(name) ? settings.get(name).printed() : "";
    }

    /// Its text unless absent or empty.
    public Optional<String> said(String name) {
        return isSet(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /// Its number unless absent.
    public Optional<BigInteger> number(String name) {
        return settings.get(name) instanceof Value.Whole(BigInteger number)
                ? Optional.of(number)
                : Optional.empty();
    }

    /// Its items, none when absent.
    public List<String> items(String name) {
        return settings.get(name) instanceof Value.Items(List<String> items) ? items : List.of();
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
