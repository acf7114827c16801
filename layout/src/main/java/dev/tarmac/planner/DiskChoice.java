package dev.tarmac.planner;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskSelector;
import dev.tarmac.plan.DiskText;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Where;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the one disk of the machine that each disk of the layout means. No guess: none or several
/// is a problem that names them.
final class DiskChoice {
    private final List<DiskFacts> present;
    private final Problems problems;
    private final Map<String, Disk> taken = new HashMap<>();

    DiskChoice(List<DiskFacts> present, Problems problems) {
        this.present = present;
        this.problems = problems;
    }

    Optional<DiskFacts> choose(Disk wanted) {
        List<DiskFacts> matching =
                present.stream()
                        .filter(disk -> wanted.selectors().stream().allMatch(s -> s.matches(disk)))
                        .toList();
        if (matching.size() != 1) {
            problems.add(wanted.where(), mismatch(wanted, matching), fix(wanted));
            return Optional.empty();
        }
        DiskFacts disk = matching.getFirst();
        Disk other = taken.putIfAbsent(disk.name(), wanted);
        if (other != null) {
            problems.add(
                    wanted.where(),
                    "disks '"
                            + other.name()
                            + "' and '"
                            + wanted.name()
                            + "' both select "
                            + DiskText.of(disk),
                    "make their selectors exclude each other");
            return Optional.empty();
        }
        return Optional.of(disk);
    }

    private String mismatch(Disk wanted, List<DiskFacts> matching) {
        String asked = "disk '" + wanted.name() + "' (" + selectors(wanted) + ") matches ";
        if (present.isEmpty()) return asked + "no disk; the machine has none";
        return matching.isEmpty()
                ? asked + "no disk; the machine has " + DiskText.of(present)
                : asked + "more than one disk: " + DiskText.of(matching);
    }

    private String fix(Disk wanted) {
        if (present.isEmpty())
            return "see what the agent says on the console: a controller without a driver, or no"
                    + " disk";
        boolean exact =
                wanted.selectors().stream()
                        .anyMatch(s -> s instanceof DiskSelector.OfSize size && size.isExact());
        return "select exactly one by serial, wwn, path, size or rotational"
                + (exact ? "; one size alone is exact to the byte, '>=400G' is not" : "");
    }

    /// Whether everything on the disk that goes may go.
    ///
    /// @param destroyed what would be gone
    /// @param whole nothing on the disk is kept
    static void mayWipe(
            Where where,
            DiskFacts disk,
            List<DiskContent> destroyed,
            boolean whole,
            Permissions permissions,
            Problems problems) {
        if (destroyed.isEmpty() || permissions.wipe()) return;
        if (whole ? isOwn(disk, permissions) : areOwn(destroyed, permissions)) return;
        problems.add(
                where,
                "refusing to wipe "
                        + DiskText.of(disk)
                        + ": it holds "
                        + destroyed.stream()
                                .map(DiskContent::toString)
                                .collect(Collectors.joining(", ")),
                "if that data may go, allow it; no file does, not even by clearpart:"
                        + " `tarmac machine install MAC --wipe` or `tarmac profile put NAME --wipe`,"
                        + " and --wipe for a plan that is only looked at");
    }

    /// An attempt that kept something did not own the disk, only what it made.
    private static boolean areOwn(List<DiskContent> contents, Permissions permissions) {
        return contents.stream()
                .allMatch(content -> content.uuid().filter(permissions::owns).isPresent());
    }

    /// An attempt that wiped a disk owns all that stands there now.
    private static boolean isOwn(DiskFacts disk, Permissions permissions) {
        return disk.contents().stream()
                .flatMap(content -> content.uuid().stream())
                .anyMatch(permissions::owns);
    }

    private static String selectors(Disk wanted) {
        if (wanted.selectors().isEmpty()) return "any disk";
        return wanted.selectors().stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
