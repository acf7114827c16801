package dev.tarmac.rule;

import dev.tarmac.profile.HostnamePattern;
import dev.tarmac.profile.ProfileName;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a machine becomes of which the condition is true.
///
/// @param profile empty = it is only labelled, and waits
/// @param hostname empty = the profile's pattern names it
/// @param hold nothing is installed before somebody approves
public record Rule(
        String name,
        Condition when,
        Optional<ProfileName> profile,
        Optional<HostnamePattern> hostname,
        Map<String, String> labels,
        boolean hold) {
    public Rule {
        labels = Map.copyOf(new TreeMap<>(labels));
    }
}
