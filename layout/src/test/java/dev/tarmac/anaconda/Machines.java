package dev.tarmac.anaconda;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.device.Product;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.StoragePlan;
import dev.tarmac.facts.Firmware;
import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.convert.Converted;
import dev.tarmac.kickstart.convert.NotConverted;
import dev.tarmac.kickstart.convert.ToLayout;
import dev.tarmac.kickstart.read.Includes;
import dev.tarmac.kickstart.read.KickstartReader;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Machines and plans for tests.
final class Machines {
    private Machines() {}

    static Disk blank(String name, long gibibytes) {
        return new Disk(name, gibibytes << 30, 512, Optional.empty(), List.of());
    }

    static Machine of(Flavor flavor, Firmware firmware, Disk... disks) {
        return new Machine(
                Arrays.asList(disks), firmware, 4096, Optional.empty(), flavor, Product.RHEL);
    }

    static StoragePlan plan(String kickstart, Machine machine)
            throws NotConverted, NotPlanned, Refused {
        Converted converted = converted(kickstart, machine);
        return AnacondaPlanner.plan(converted.layout(), converted.sizing(), machine);
    }

    static Converted converted(String kickstart, Machine machine) throws NotConverted, Refused {
        Kickstart read =
                KickstartReader.read(
                        "test.ks",
                        kickstart,
                        machine.flavor() == Flavor.RHEL9 ? KsVersion.RHEL9 : KsVersion.RHEL10,
                        Includes.IGNORED);
        return ToLayout.of(Where.of("test.ks"), read.orRefused().statements(), machine);
    }
}
