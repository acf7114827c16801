package dev.tarmac.lab.net;

import dev.tarmac.lab.process.Tool;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The name of a network namespace and who owns it: `tarmac-lab-<pid>-<n>`. The run directory holds
/// sockets (their paths must be short) and, for a lab that was kept, the word that its processes
/// may outlive the owner.
///
/// @param owner process id of the lab that made it
/// @param number counts the labs of one process
public record Namespace(long owner, int number) {
    private static final Pattern NAME = Pattern.compile("tarmac-lab-([0-9]{1,10})-([0-9]{1,6})");
    private static final Path ALL = Path.of("/run/netns");
    private static final Path RUN = Path.of("/run/tarmac-lab");
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    static Namespace ofThisProcess() {
        return new Namespace(ProcessHandle.current().pid(), NEXT.getAndIncrement());
    }

    static Optional<Namespace> parse(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) return Optional.empty();
        return Optional.of(
                new Namespace(
                        Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2))));
    }

    /// All that stand on this host, whoever made them.
    static List<Namespace> existing() throws IOException {
        if (!Files.isDirectory(ALL)) return List.of();
        try (Stream<Path> names = Files.list(ALL)) {
            return names.map(path -> parse(path.getFileName().toString()))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /// Nobody needs it any more: its lab is dead and did not keep it.
    boolean isLeftOver() {
        return !isKept() && ProcessHandle.of(owner).filter(ProcessHandle::isAlive).isEmpty();
    }

    boolean isKept() {
        return Files.exists(keptMark());
    }

    Path runDirectory() {
        return RUN.resolve(toString());
    }

    /// Holds the lab directory of a lab that was kept.
    Path keptMark() {
        return runDirectory().resolve("kept");
    }

    /// The host's end of the link into the namespace. The kernel takes a dead namespace's devices
    /// away some time later; this one we take away ourselves.
    String hostLink() {
        return "tl" + owner + "-" + number;
    }

    /// What stands for it among the files of this host.
    Path file() {
        return ALL.resolve(toString());
    }

    /// The command that runs `argv` inside.
    List<String> command(List<String> argv) {
        return Stream.concat(Stream.of("ip", "netns", "exec", toString()), argv.stream()).toList();
    }

    /// Ends every process inside and takes the namespace away with all its devices. A process that
    /// does not end holds up none of this; it is named afterwards.
    void remove() throws IOException {
        List<Long> staying = List.of();
        try {
            if (Files.exists(ALL.resolve(toString()))) {
                staying = endProcesses();
                if (Files.exists(Path.of("/sys/class/net", hostLink())))
                    Tool.run("ip", "link", "delete", hostLink());
                Tool.run("ip", "netns", "delete", toString());
            }
        } catch (Refused e) {
            throw new IOException(
                    "the network " + this + " could not be taken away: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while taking away " + this, e);
        }
        deleteRunDirectory();
        if (!staying.isEmpty())
            throw new IOException(
                    "processes of " + this + " do not end, although they were killed: " + staying);
    }

    private List<Long> endProcesses() throws Refused, InterruptedException {
        List<Long> pids =
                Tool.run("ip", "netns", "pids", toString())
                        .lines()
                        .map(pid -> Long.parseLong(pid.strip()))
                        .toList();
        for (long pid : pids) ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        List<Long> staying = new ArrayList<>();
        for (long pid : pids) if (!isGone(pid, KILL_LIMIT)) staying.add(pid);
        return staying;
    }

    static boolean isGone(long pid, Duration limit) throws InterruptedException {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isEmpty()) return true;
        try {
            process.get().onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }

    private void deleteRunDirectory() throws IOException {
        if (!Files.isDirectory(runDirectory())) return;
        try (Stream<Path> files = Files.list(runDirectory())) {
            for (Path file : files.toList()) Files.deleteIfExists(file);
        }
        Files.deleteIfExists(runDirectory());
    }

    @Override
    public String toString() {
        return "tarmac-lab-" + owner + "-" + number;
    }
}
