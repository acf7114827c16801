package dev.tarmac.cli.command;

import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/// Where `--report` goes. Looked at before the work, which may take long; what is made here by root
/// for somebody who used sudo is theirs.
public final class ReportFile {
    private final Path file;
    private final Optional<Integer> owner;
    private final Deque<Path> made = new ArrayDeque<>();

    private ReportFile(Path file, Optional<Integer> owner) {
        this.file = file;
        this.owner = owner;
    }

    /// Nothing where no file was named; otherwise as [#at(Path,Map)].
    public static Optional<ReportFile> at(Optional<Path> file, Map<String, String> environment)
            throws Refused, IOException {
        return file.isPresent() ? Optional.of(at(file.get(), environment)) : Optional.empty();
    }

    /// Makes the folders above `file` and refuses a place that cannot be written.
    public static ReportFile at(Path file, Map<String, String> environment)
            throws Refused, IOException {
        ReportFile report = new ReportFile(file.toAbsolutePath().normalize(), user(environment));
        report.prepare();
        return report;
    }

    private static Optional<Integer> user(Map<String, String> environment) throws IOException {
        Object self = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        if (!Integer.valueOf(0).equals(self)) return Optional.empty();
        return Optional.ofNullable(environment.get("SUDO_UID"))
                .filter(uid -> uid.matches("[0-9]{1,9}"))
                .map(Integer::valueOf);
    }

    private void prepare() throws Refused, IOException {
        Path parent = file.resolveSibling("");
        for (Path each = parent; Files.notExists(each); each = each.resolveSibling(""))
            made.push(each);
        Files.createDirectories(parent);
        boolean writable =
                Files.exists(file)
                        ? Files.isRegularFile(file) && Files.isWritable(file)
                        : Files.isWritable(parent);
        if (!writable)
            throw new Refused(
                    file.toString(), "cannot be written", "name another place with --report");
        if (Files.notExists(file)) made.add(file);
    }

    public void write(String text) throws IOException {
        Files.writeString(file, text);
        if (owner.isEmpty()) return;
        for (Path each : made)
            Files.setAttribute(each, "unix:uid", owner.get(), LinkOption.NOFOLLOW_LINKS);
    }
}
