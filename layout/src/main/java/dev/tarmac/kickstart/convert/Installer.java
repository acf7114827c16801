package dev.tarmac.kickstart.convert;

import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.device.Product;
import dev.tarmac.layout.Sizing;

import java.util.Optional;

/// The installer whose defaults are filled in.
///
/// @param hostName goes into the names of volumes that nobody named
public record Installer(Flavor flavor, Product product, Optional<String> hostName) {
    static Installer of(Machine machine) {
        return new Installer(machine.flavor(), machine.product(), machine.hostName());
    }

    Sizing.Release release() {
        return switch (flavor) {
            case RHEL9 -> Sizing.Release.RHEL9;
            case RHEL10 -> Sizing.Release.RHEL10;
        };
    }

    /// The smallest device that takes a format.
    long minimum(FormatType type) {
        return type.minimum(flavor);
    }
}
