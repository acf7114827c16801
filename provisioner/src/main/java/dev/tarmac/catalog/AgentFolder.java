package dev.tarmac.catalog;

import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/// The agent's build as it is now: a new one needs no restart of the server. Every machine that
/// boots asks for it, so it is read again only when a file of it is another.
public final class AgentFolder {
    private final Path directory;
    private volatile Reading last = new Reading(List.of(), null);

    /// @param state of the files that it was read from; empty: nothing was read
    private record Reading(List<FileState> state, AgentBuild build) {}

    /// @param key another when the file was replaced by one of the same age and size
    private record FileState(Object key, FileTime modified, long bytes) {}

    public AgentFolder(Path directory) {
        this.directory = directory;
    }

    public AgentBuild read() throws Refused {
        Reading known = last;
        List<FileState> now = state();
        if (!now.isEmpty() && now.equals(known.state)) return known.build;
        AgentBuild build = AgentBuild.read(directory);
        last = new Reading(now, build);
        return build;
    }

    /// Empty when a file is not there: who reads it says which.
    private List<FileState> state() {
        List<FileState> state = new ArrayList<>();
        for (String name : AgentBuild.FILES)
            try {
                BasicFileAttributes file =
                        Files.readAttributes(directory.resolve(name), BasicFileAttributes.class);
                state.add(new FileState(file.fileKey(), file.lastModifiedTime(), file.size()));
            } catch (IOException e) {
                return List.of();
            }
        return state;
    }
}
