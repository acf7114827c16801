package dev.tarmac.layout.yaml;

import dev.tarmac.problem.Excerpt;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Where;
import dev.tarmac.yaml.YamlObject;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/// One file being read: its problems, and the places of what was not understood.
final class Reading {
    private static final int MOST_SHOWN = 500;

    private final Problems problems;
    private final Set<Where> refused = new HashSet<>();

    Reading(Problems problems) {
        this.problems = problems;
    }

    /// Reads one thing, and notes it when there is a problem with it.
    <T> T read(YamlObject yaml, Function<YamlObject, T> reader) {
        int before = problems.size();
        T read = reader.apply(yaml);
        if (problems.size() > before) refused.add(yaml.where());
        return read;
    }

    boolean isRefused(Where where) {
        return refused.contains(where);
    }

    void add(Where where, String what, String fix) {
        problems.add(where, Excerpt.of(what, MOST_SHOWN), fix);
    }

    /// A key that goes only with another one.
    void onlyWith(YamlObject yaml, String key, String what, String fix) {
        if (yaml.has(key)) problems.add(yaml.where(key), "'" + key + "' " + what, fix);
    }
}
