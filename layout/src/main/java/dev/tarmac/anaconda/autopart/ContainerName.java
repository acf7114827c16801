package dev.tarmac.anaconda.autopart;

import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.lvm.VolumeNames;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// What a volume group or btrfs volume is called that nobody named.
public final class ContainerName {
    private static final List<String> NOBODY = List.of("", "localhost", "localhost.localdomain");
    private static final String LIVE = "localhost-live";
    private static final int MOST_NUMBERS = 100;

    private ContainerName() {}

    /// `rhel`, or `rhel_web01` on a host with a name of its own; with a number where that is taken.
    public static String of(
            String prefix, Optional<String> hostName, Flavor flavor, Predicate<String> isTaken) {
        String name =
                hostName.filter(host -> !isNobody(host, flavor))
                        .map(
                                host ->
                                        prefix
                                                + "_"
                                                + host.split("\\.", 2)[0].toLowerCase(Locale.ROOT))
                        .map(VolumeNames::cleaned)
                        .orElse(prefix);
        if (!isTaken.test(name)) return name;
        return IntStream.range(0, MOST_NUMBERS)
                .mapToObj(number -> "%s%02d".formatted(name, number))
                .filter(isTaken.negate())
                .findFirst()
                .orElse(name);
    }

    private static boolean isNobody(String host, Flavor flavor) {
        return NOBODY.contains(host) || (flavor == Flavor.RHEL10 && host.equals(LIVE));
    }
}
