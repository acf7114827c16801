package dev.tarmac.cli.local;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.system.OwnProgram;
import dev.tarmac.cli.system.SetupMissing;
import dev.tarmac.cli.system.SystemPackage;
import dev.tarmac.lab.Lab;
import dev.tarmac.lab.LabConfig;
import dev.tarmac.lab.LabReport;
import dev.tarmac.lab.LabView;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Virtual machines from nothing to proven: packages, agent and image first, where they are
/// missing. Needs root.
final class VirtualInstall {
    private final Session session;

    VirtualInstall(Session session) {
        this.session = session;
    }

    /// What somebody wants to see installed.
    ///
    /// @param layout empty = one root partition
    /// @param image in the store, or a tar to import first
    /// @param keep machines and server stay up
    /// @param timeout from power-on to the last machine's end
    record Asked(
            LabConfig.Machines machines,
            Optional<Path> layout,
            String image,
            boolean keep,
            Duration timeout) {}

    LabReport run(Asked asked, LabView view)
            throws Refused, SetupMissing, IOException, InterruptedException {
        Makings makings = new Makings(session);
        makings.packages(SystemPackage.FOR_LAB);
        makings.agent(session.checkout().agent(), false);
        LabConfig config =
                new LabConfig(
                        asked.machines(),
                        asked.layout(),
                        makings.image(asked.image()),
                        makings.labFolders(),
                        OwnProgram.command(session.checkout()),
                        asked.keep(),
                        asked.timeout());
        return Lab.run(config, view);
    }
}
