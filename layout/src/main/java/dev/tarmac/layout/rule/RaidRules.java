package dev.tarmac.layout.rule;

import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Raid;
import dev.tarmac.layout.RaidLevel;
import dev.tarmac.problem.Problems;

import java.util.List;

/// What md makes an array of.
final class RaidRules {
    private static final List<String> METADATA = List.of("1.2", "1.1", "1.0", "0.90");
    private static final long LEAST_CHUNK = 4 << 10;

    private final Problems problems;

    private RaidRules(Problems problems) {
        this.problems = problems;
    }

    static void check(DiskLayout layout, Problems problems) {
        RaidRules rules = new RaidRules(problems);
        layout.raids().forEach(rules::check);
    }

    private void check(Raid raid) {
        Subject subject = Subject.of(raid);
        RaidLevel level = raid.level();
        if (raid.members().size() < level.leastMembers())
            subject.say(
                    problems,
                    level.word()
                            + " has at least "
                            + level.leastMembers()
                            + " members, not "
                            + raid.members().size(),
                    "add members, or choose another level");
        if (level == RaidLevel.RAID0 && !raid.spares().isEmpty())
            subject.say(problems, "raid0 cannot replace a member that failed", "drop `spares`");
        raid.metadata()
                .filter(metadata -> !METADATA.contains(metadata))
                .ifPresent(
                        metadata ->
                                subject.say(
                                        problems,
                                        "no metadata " + Subject.quoted(metadata),
                                        "write '" + String.join("', '", METADATA) + "' or none"));
        raid.chunkBytes().ifPresent(bytes -> chunk(subject, level, bytes));
    }

    private void chunk(Subject subject, RaidLevel level, long bytes) {
        if (!level.isStriped())
            subject.say(problems, level.word() + " has no chunks", "drop `chunk`");
        else if (bytes < LEAST_CHUNK || Long.bitCount(bytes) != 1)
            subject.say(
                    problems,
                    "a chunk of " + bytes + " bytes",
                    "write a power of two from 4K on, like `chunk: 512K`");
    }
}
