package dev.tarmac.kickstart.convert;

import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.device.Product;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.DiskSpec;
import dev.tarmac.facts.Firmware;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Statement;
import dev.tarmac.kickstart.read.Includes;
import dev.tarmac.kickstart.read.KickstartReader;
import dev.tarmac.layout.Size;
import dev.tarmac.planner.Target;
import dev.tarmac.planner.anaconda.InstallerMachine;
import dev.tarmac.problem.Refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Kickstarts and machines for tests.
final class Cases {
    private Cases() {}

    static List<Statement> read(String kickstart, KsVersion version) throws Refused {
        return KickstartReader.read("test.ks", kickstart, version, Includes.IGNORED)
                .orRefused()
                .statements();
    }

    static List<Statement> read(String kickstart) throws Refused {
        return read(kickstart, KsVersion.RHEL9);
    }

    /// A machine in words: `uefi RHEL9 2x40G 8G web01`.
    ///
    /// @param version the kickstart's, which says the release of the installer
    record Computer(Target target, KsVersion version, Optional<String> hostName) {
        static Computer of(String text) {
            String[] words = text.strip().split(" ");
            return new Computer(
                    new Target(
                            disks(words[2]), Firmware.parse(words[0]), false, Size.bytes(words[3])),
                    KsVersion.named(words[1]).orElseThrow(),
                    words.length > 4 ? Optional.of(words[4]) : Optional.empty());
        }

        Machine machine() {
            boolean old = version == KsVersion.RHEL9;
            boolean fedora = version == KsVersion.F40;
            return InstallerMachine.of(
                    target.disks(),
                    target.firmware(),
                    target.memoryBytes(),
                    hostName,
                    old ? Flavor.RHEL9 : Flavor.RHEL10,
                    fedora ? Product.FEDORA : Product.RHEL);
        }
    }

    static List<DiskFacts> disks(String specs) {
        List<DiskFacts> disks = new ArrayList<>();
        for (DiskSpec spec : DiskSpec.parse(specs)) {
            String name = "sd" + (char) ('a' + disks.size());
            disks.add(
                    new DiskFacts(
                            name,
                            Optional.of("S-" + name),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            spec.sizeBytes(),
                            spec.logicalSectorBytes(),
                            spec.logicalSectorBytes(),
                            false,
                            List.of()));
        }
        return disks;
    }
}
