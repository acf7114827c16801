package dev.tarmac.cli.local;

import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.convert.Converted;
import dev.tarmac.kickstart.convert.Installer;
import dev.tarmac.kickstart.convert.NotConverted;
import dev.tarmac.kickstart.convert.ToLayout;
import dev.tarmac.planner.Target;
import dev.tarmac.planner.anaconda.InstallerMachine;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import java.nio.file.Path;
import java.util.Optional;

/// Kickstart files as layouts.
final class KickstartLayout {
    private KickstartLayout() {}

    /// The layout that a file stands for.
    ///
    /// @param target the machine, where one is known
    static Converted of(
            Path file, Kickstart kickstart, Installer installer, Optional<Target> target)
            throws Refused {
        kickstart.orRefused();
        Where whole = Where.of(file.toString());
        try {
            return target.isPresent()
                    ? ToLayout.of(whole, kickstart.statements(), machine(target.get(), installer))
                    : ToLayout.withoutMachine(whole, kickstart.statements(), installer);
        } catch (NotConverted e) {
            throw new Refused(e.problems(whole));
        }
    }

    private static Machine machine(Target target, Installer installer) {
        return InstallerMachine.of(
                target.disks(),
                target.firmware(),
                target.memoryBytes(),
                installer.hostName(),
                installer.flavor(),
                installer.product());
    }
}
