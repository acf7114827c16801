package dev.tarmac.anaconda.autopart;

import dev.tarmac.anaconda.lvm.VolumeNames;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What an automatic volume group or btrfs volume is called.
final class AutoName {
    private static final List<String> NOBODY =
            List.of("localhost", "localhost.localdomain", "localhost-live");

    private AutoName() {}

    /// `rhel`, or `rhel_web01` on a host with a name of its own.
    static String of(String product, Optional<String> hostName) {
        Optional<String> own = hostName.filter(name -> !name.isEmpty() && !NOBODY.contains(name));
        return VolumeNames.cleaned(
                product
                        + own.map(
                                        name ->
                                                "_"
                                                        + name.replaceFirst("\\..*", "")
                                                                .toLowerCase(Locale.ROOT))
                                .orElse(""));
    }
}
