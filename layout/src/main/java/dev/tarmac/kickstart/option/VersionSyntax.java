package dev.tarmac.kickstart.option;

import dev.tarmac.kickstart.KsVersion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The arguments of a command in one version.
public final class VersionSyntax {
    private final KsVersion version;
    private final List<Argument> arguments;
    private final Map<String, Argument> options = new LinkedHashMap<>();

    VersionSyntax(KsVersion version, List<Argument> arguments) {
        this.version = version;
        this.arguments = List.copyOf(arguments);
        for (Argument argument : arguments)
            for (String name : argument.names()) options.put(name, argument);
    }

    public KsVersion version() {
        return version;
    }

    public List<Argument> arguments() {
        return arguments;
    }

    /// Every spelling of every option, in the order of the table.
    Map<String, Argument> options() {
        return options;
    }

    List<Argument> positionals() {
        return arguments.stream().filter(argument -> argument.take().isPositional()).toList();
    }
}
