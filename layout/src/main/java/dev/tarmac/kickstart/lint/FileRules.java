package dev.tarmac.kickstart.lint;

import dev.tarmac.kickstart.StorageCommand.AutoPart;
import dev.tarmac.kickstart.StorageCommand.Part;
import dev.tarmac.kickstart.text.OpenQuote;
import dev.tarmac.kickstart.text.SourceLine;
import dev.tarmac.kickstart.text.Word;
import dev.tarmac.kickstart.text.Words;
import dev.tarmac.problem.Problem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// About the file as a whole.
final class FileRules {
    static final Rule UNREAD_INCLUDE =
            Rule.warning(
                    "include-unread",
                    "A file that %pre writes, or that lies on a server, cannot be read beforehand;"
                            + " what it says is missing from everything that is told here.",
                    "put a sample of it below a folder and name the folder with --root",
                    FileRules::unread);

    static final List<Rule> ALL =
            List.of(
                    Rule.warning(
                            "mount-point-twice",
                            "Of two things on one mount point the last wins, and the first is not"
                                    + " made.",
                            "keep one of them",
                            FileRules::mountedTwice),
                    Rule.note(
                            "autopart",
                            "autopart makes other partitions on other disks, memory, firmware and"
                                    + " releases.",
                            "write out the partitions that you want: part, volgroup and logvol",
                            subject ->
                                    subject.all(AutoPart.class)
                                            .map(placed -> placed.hit("the installer chooses"))),
                    UNREAD_INCLUDE,
                    Rule.warning(
                            "unknown-rule",
                            "A comment allows something that no rule looks for.",
                            "see the list: docs/kickstart.md",
                            Allowances::unknown));

    private FileRules() {}

    /// Two `part` lines are told by the reader.
    private static Stream<Hit> mountedTwice(Subject subject) {
        Map<String, MountPoints.Mounted> seen = new HashMap<>();
        return MountPoints.of(subject)
                .flatMap(
                        placed -> {
                            MountPoints.Mounted mounted = placed.command();
                            MountPoints.Mounted first = seen.put(mounted.path(), mounted);
                            boolean told = first == null || (isPart(first) && isPart(mounted));
                            return told
                                    ? Stream.empty()
                                    : Stream.of(
                                            placed.hit(
                                                    mounted.path() + " is mounted a second time",
                                                    mounted.path()));
                        });
    }

    private static boolean isPart(MountPoints.Mounted mounted) {
        return mounted.on() instanceof Part;
    }

    private static Stream<Hit> unread(Subject subject) {
        return subject.commandLines()
                .filter(line -> line.line().firstWord().equals("%include"))
                .flatMap(line -> path(line).map(path -> unread(line, path, subject)))
                .flatMap(hit -> hit);
    }

    private static Stream<Word> path(Passage.Command line) {
        try {
            return Words.ofCommand(line.line().text()).stream().skip(1).limit(1);
        } catch (OpenQuote _) {
            return Stream.empty();
        }
    }

    /// What the reader misses and says so is told once.
    private static Stream<Hit> unread(Passage.Command line, Word path, Subject subject) {
        String name = path.text();
        boolean read =
                subject.files().keySet().stream()
                        .anyMatch(file -> file.equals(name) || file.endsWith("/" + name));
        return read || isTold(line.line(), subject)
                ? Stream.empty()
                : Stream.of(new Hit(line.line().at(path.column()), name + " is not read"));
    }

    private static boolean isTold(SourceLine line, Subject subject) {
        return subject.kickstart().errors().stream()
                .map(Problem::where)
                .anyMatch(
                        where -> where.file().equals(line.file()) && where.line() == line.number());
    }
}
