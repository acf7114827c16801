package dev.tarmac.kickstart.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// About members of volume groups and arrays.
final class MemberRules {
    static final List<Rule> ALL =
            List.of(
                    Rule.warning(
                            "member-unused",
                            "A member that nothing uses takes its space and gives it to nobody.",
                            "add it to a volgroup, raid or btrfs line, or remove it",
                            subject ->
                                    missing(
                                            Members.defined(subject),
                                            names(Members.used(subject)),
                                            " is made and not used")),
                    Rule.error(
                            "member-undefined",
                            "A member must be made by an earlier line.",
                            "add the part line that makes it, or correct the name",
                            subject ->
                                    missing(
                                            Stream.concat(
                                                    Members.used(subject), Members.cached(subject)),
                                            names(Members.defined(subject)),
                                            " is used and not made")),
                    Rule.error(
                            "member-twice",
                            "A member belongs to one group or array.",
                            "remove it from one of the lines",
                            MemberRules::usedTwice));

    private MemberRules() {}

    private static Stream<Hit> missing(
            Stream<Placed<String>> members, Set<String> others, String what) {
        return members.filter(member -> !others.contains(member.command()))
                .map(member -> member.hit(member.command() + what, member.command()));
    }

    private static Set<String> names(Stream<Placed<String>> members) {
        return members.map(Placed::command).collect(Collectors.toSet());
    }

    private static Stream<Hit> usedTwice(Subject subject) {
        Set<String> seen = new HashSet<>();
        return Members.used(subject)
                .filter(member -> !seen.add(member.command()))
                .map(
                        member ->
                                member.hit(
                                        member.command() + " is used a second time",
                                        member.command()));
    }
}
