package dev.tarmac.image.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The command that builds a definition: arguments and environment, nothing run.
///
/// @param arguments the command line, program first
/// @param environment what must be set for the same bytes every time
record Mmdebstrap(List<String> arguments, Map<String, String> environment) {
    private static final String MERGED_USR = "/usr/share/mmdebstrap/hooks/maybe-merged-usr";

    Mmdebstrap {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /// @param hooks directory with the two scripts of [BuildHooks]
    static Mmdebstrap of(ImageDefinition definition, Path hooks, Path tar) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "mmdebstrap",
                                "--mode=root",
                                "--variant=minbase",
                                "--architectures=amd64",
                                "--format=tar",
                                "--hook-dir=" + MERGED_USR,
                                "--include=" + String.join(",", definition.packages())));
        if (!definition.components().isEmpty())
            arguments.add("--components=" + String.join(",", definition.components()));
        for (String path : definition.leaveOut()) arguments.add("--dpkgopt=path-exclude=" + path);
        for (String path : definition.keep()) arguments.add("--dpkgopt=path-include=" + path);
        arguments.add("--essential-hook=" + hooks.resolve(BuildHooks.BEFORE));
        arguments.add("--customize-hook=" + hooks.resolve(BuildHooks.AFTER));
        arguments.add(definition.suite());
        arguments.add(tar.toString());
        arguments.addAll(definition.mirrors());
        return new Mmdebstrap(
                arguments,
                Map.of(
                        "SOURCE_DATE_EPOCH",
                        Long.toString(definition.date().getEpochSecond()),
                        "LC_ALL",
                        "C.UTF-8",
                        "TZ",
                        "UTC"));
    }
}
