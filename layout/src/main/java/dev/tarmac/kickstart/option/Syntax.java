package dev.tarmac.kickstart.option;

import dev.tarmac.kickstart.KsVersion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The arguments of a command in every version, in the order in which messages name them.
public final class Syntax {
    private final Map<KsVersion, VersionSyntax> versions = new EnumMap<>(KsVersion.class);

    private Syntax(List<Argument> arguments) {
        for (KsVersion version : KsVersion.values())
            versions.put(
                    version,
                    new VersionSyntax(
                            version,
                            arguments.stream()
                                    .filter(argument -> argument.versions().contains(version))
                                    .toList()));
    }

    /// The table of a command that has no arguments.
    public static Syntax none() {
        return new Syntax(List.of());
    }

    public static Syntax of(Argument... arguments) {
        return new Syntax(List.of(arguments));
    }

    /// Several tables behind each other.
    @SafeVarargs
    public static Syntax joined(Collection<Argument>... parts) {
        List<Argument> arguments = new ArrayList<>();
        for (Collection<Argument> part : parts) arguments.addAll(part);
        return new Syntax(arguments);
    }

    public VersionSyntax in(KsVersion version) {
        return versions.get(version);
    }
}
