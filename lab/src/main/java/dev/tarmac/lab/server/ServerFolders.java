package dev.tarmac.lab.server;

import java.nio.file.Path;

/// Where the server under test keeps and finds things.
///
/// @param own its configuration, database and log
/// @param images the image store
/// @param agent the agent's kernel and initramfs
public record ServerFolders(Path own, Path images, Path agent) {
    Path configuration() {
        return own.resolve("tarmac.yaml");
    }

    public Path log() {
        return own.resolve("server.log");
    }
}
