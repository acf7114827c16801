package dev.tarmac.kickstart.lint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Every rule there is, in the order of the documentation.
public final class Rules {
    private static final List<Rule> ALL =
            Stream.of(
                            ReaderRules.ALL,
                            TextRules.ALL,
                            WordRules.ALL,
                            SizeRules.ALL,
                            BootRules.ALL,
                            MemberRules.ALL,
                            RaidRules.ALL,
                            VolumeRules.ALL,
                            DiskRules.ALL,
                            FileRules.ALL)
                    .flatMap(List::stream)
                    .toList();

    private Rules() {}

    public static List<Rule> all() {
        return ALL;
    }

    /// What is told of a file that is only checked: what the reader says, and what it did not see.
    public static List<Rule> ofReading() {
        return Stream.concat(ReaderRules.ALL.stream(), Stream.of(FileRules.UNREAD_INCLUDE))
                .toList();
    }

    public static Optional<Rule> named(String id) {
        return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    public static List<String> ids() {
        return ALL.stream().map(Rule::id).toList();
    }
}
