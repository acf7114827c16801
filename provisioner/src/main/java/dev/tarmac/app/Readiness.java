package dev.tarmac.app;

import dev.tarmac.http.Part;
import dev.tarmac.http.Services.AgentSource;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.store.Database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Looks at what machines need of the server, part by part.
///
/// @param listening whether all sockets of DHCP and TFTP are open; empty where somebody else serves
///   them
record Readiness(
        Database database, AgentSource agent, Path images, Optional<BooleanSupplier> listening) {
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("database", inventory()));
        parts.add(new Part("agent", agentBuild()));
        parts.add(new Part("images", imageStore()));
        listening.ifPresent(sockets -> parts.add(new Part("network", network(sockets))));
        return parts;
    }

    private Optional<Problem> inventory() {
        try {
            database.check();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(
                    Problem.at(
                            "the database",
                            "cannot be read (" + e.getMessage() + ")",
                            "see that its disk is there and has room; the log has the details"));
        }
    }

    private Optional<Problem> agentBuild() {
        try {
            agent.read();
            return Optional.empty();
        } catch (Refused e) {
            return Optional.of(e.problems().getFirst());
        }
    }

    private Optional<Problem> imageStore() {
        return Files.isDirectory(images) && Files.isReadable(images)
                ? Optional.empty()
                : Optional.of(
                        Problem.at(
                                images.toString(),
                                "there is no image store that can be read",
                                "mount it, or set `images:` to where it is"));
    }

    private static Optional<Problem> network(BooleanSupplier sockets) {
        return sockets.getAsBoolean()
                ? Optional.empty()
                : Optional.of(
                        Problem.at(
                                "DHCP and TFTP",
                                "a socket of theirs is closed",
                                "start the server again; the log says what happened"));
    }
}
