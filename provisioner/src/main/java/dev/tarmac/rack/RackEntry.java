package dev.tarmac.rack;

import dev.tarmac.machine.Addressing;
import dev.tarmac.profile.ProfileName;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.rule.TextTrait;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One machine as the list has it. It is recognised by serial number, or by hardware address.
///
/// @param name its host name
/// @param addressing of its installed system
/// @param expected what it must show when it appears
/// @param hold nothing is installed before somebody approves
/// @param fields all of this as it was written, by column
public record RackEntry(
        String name,
        Optional<MacAddress> mac,
        Optional<String> serial,
        Optional<ProfileName> profile,
        Map<String, String> labels,
        Optional<Addressing> addressing,
        List<Expectation> expected,
        boolean hold,
        Map<String, String> fields) {
    public RackEntry {
        labels = Map.copyOf(labels);
        expected = List.copyOf(expected);
        fields = new TreeMap<>(fields);
    }

    /// Whether it is about what only a switch can say.
    public boolean asksLink() {
        return expected.stream()
                .anyMatch(
                        each ->
                                each instanceof Expectation.Says(TextTrait trait, _)
                                        && trait.isOfLink());
    }
}
