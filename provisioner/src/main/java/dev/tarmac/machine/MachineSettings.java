package dev.tarmac.machine;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What people say of a machine. What is empty is not said.
///
/// @param labels replaces all that the machine had
public record MachineSettings(
        Optional<String> profile,
        Optional<String> hostname,
        Optional<Map<String, String>> labels,
        Optional<Addressing> addressing) {
    /// Nothing.
    public static final MachineSettings NONE =
            new MachineSettings(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public MachineSettings {
        labels = labels.map(TreeMap::new);
    }

    public MachineSettings withProfile(Optional<String> other) {
        return new MachineSettings(other, hostname, labels, addressing);
    }

    /// `profile web, hostname web-1, labels rack=r12`, for the audit log.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        profile.ifPresent(name -> text.append(", profile ").append(name));
        hostname.ifPresent(name -> text.append(", hostname ").append(name));
        labels.ifPresent(
                map ->
                        text.append(", labels ")
                                .append(
                                        map.isEmpty()
                                                ? "none"
                                                : map.entrySet().stream()
                                                        .map(Map.Entry::toString)
                                                        .collect(Collectors.joining(" "))));
        addressing.ifPresent(how -> text.append(", address ").append(how));
        return text.isEmpty() ? "nothing" : text.substring(2);
    }
}
