package dev.tarmac.firstboot;

import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Where;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What only shows when all parts of a [Setup] are looked at together.
public final class SetupCheck {
    /// Whoever installs writes these himself.
    private static final Set<String> OURS =
            Set.of(
                    "/etc/fstab",
                    "/etc/crypttab",
                    "/etc/hostname",
                    "/etc/machine-id",
                    "/etc/passwd",
                    "/etc/shadow",
                    "/etc/group",
                    "/etc/gshadow");

    private static final List<String> OUR_FOLDERS =
            List.of(
                    "/boot/",
                    "/dev/",
                    "/proc/",
                    "/sys/",
                    "/run/",
                    "/etc/tarmac/",
                    "/etc/tarmac-first-boot/",
                    "/var/lib/cloud/seed/");

    private final Where where;
    private final Problems problems;

    private SetupCheck(Where where, Problems problems) {
        this.where = where;
        this.problems = problems;
    }

    /// Adds every problem there is.
    public static void check(Where where, Setup setup, Problems problems) {
        SetupCheck check = new SetupCheck(where, problems);
        Set<String> paths = new HashSet<>();
        setup.files().forEach(file -> check.file(file, paths));
        Set<String> scripts = new HashSet<>();
        for (BootScript script : setup.scripts())
            if (!scripts.add(script.name())) check.twice("script " + script.name());
        check.accounts(setup.accounts());
        setup.userData().ifPresent(check::userData);
    }

    private void file(SystemFile file, Set<String> paths) {
        String path = file.path();
        if (!paths.add(path)) twice("file " + path);
        for (String other : paths)
            if (other.startsWith(path + "/") || path.startsWith(other + "/"))
                problems.add(
                        where,
                        "file " + path + " and file " + other + " cannot both be",
                        "one of them is a directory of the other; take another path");
        if (OURS.contains(path) || OUR_FOLDERS.stream().anyMatch(path::startsWith))
            problems.add(
                    where,
                    "file " + path + " is written by the install itself",
                    "say what it shall hold by the layout or the profile, or change it by a script");
    }

    private void accounts(Accounts accounts) {
        Set<Long> numbers = new HashSet<>();
        for (User user : accounts.users()) {
            if (user.number().isPresent() && !numbers.add(user.number().get()))
                problems.add(
                        where,
                        "user " + user.name() + " has the number of another one",
                        "give each a number of its own, or none");
        }
        Set<String> groups = new HashSet<>();
        for (Group group : accounts.groups())
            if (!groups.add(group.name())) twice("group " + group.name());
    }

    /// cloud-init looks at the first line for what it is.
    private void userData(Secret text) {
        if (!text.text().startsWith("#") && !text.text().startsWith("Content-Type:"))
            problems.add(
                    where,
                    "its user data for cloud-init does not say what it is",
                    "begin it with #cloud-config, or with #! and an interpreter");
    }

    private void twice(String what) {
        problems.add(where, what + " is there twice", "leave one of them out");
    }
}
