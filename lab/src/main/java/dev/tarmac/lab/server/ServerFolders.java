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

    /// The token of the server's first admin, for whoever looks around in a lab that was kept.
    public Path token() {
        return own.resolve("token");
    }

    public Path log() {
        return own.resolve("server.log");
    }
}
