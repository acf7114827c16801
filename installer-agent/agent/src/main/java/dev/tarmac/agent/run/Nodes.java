package dev.tarmac.agent.run;

import java.nio.file.Path;

/// Where what a plan calls by name can be opened.
public interface Nodes {
    /// A whole disk.
    Path disk(String disk);

    Path partition(String partition);
}
