package dev.tarmac.kickstart.convert;

import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.device.Product;
import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Statement;
import dev.tarmac.kickstart.SystemCommand;
import dev.tarmac.layout.Sizing;

import java.util.Optional;

/// The installer whose defaults are filled in.
///
/// @param hostName goes into the names of volumes that nobody named
public record Installer(Flavor flavor, Product product, Optional<String> hostName) {
    /// The installer that a file is written for.
    ///
    /// @param flavor where its author says one
    public static Installer of(Kickstart kickstart, Optional<Flavor> flavor) {
        return new Installer(
                flavor.orElse(flavor(kickstart.version())),
                product(kickstart.version()),
                hostName(kickstart));
    }

    private static Flavor flavor(KsVersion version) {
        return switch (version) {
            case RHEL7, RHEL8, RHEL9 -> Flavor.RHEL9;
            case RHEL10, F40, F45 -> Flavor.RHEL10;
        };
    }

    private static Product product(KsVersion version) {
        return switch (version) {
            case RHEL7, RHEL8, RHEL9, RHEL10 -> Product.RHEL;
            case F40, F45 -> Product.FEDORA;
        };
    }

    /// The last one that is said.
    private static Optional<String> hostName(Kickstart kickstart) {
        return kickstart.statements().stream()
                .map(Statement::command)
                .filter(SystemCommand.Network.class::isInstance)
                .flatMap(network -> ((SystemCommand.Network) network).hostname().stream())
                .reduce((first, second) -> second);
    }

    /// The same on a host of that name.
    public Installer on(Optional<String> name) {
        return new Installer(flavor, product, name.or(() -> hostName));
    }

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
