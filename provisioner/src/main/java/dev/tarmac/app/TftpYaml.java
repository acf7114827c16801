package dev.tarmac.app;

import dev.tarmac.boot.LoaderFiles;
import dev.tarmac.problem.Problems;
import dev.tarmac.pxe.Platform;
import dev.tarmac.pxe.TftpQuirk;
import dev.tarmac.yaml.YamlObject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads `tftp`.
final class TftpYaml {
    /// Where Debian's package puts them.
    private static final Path DEFAULT_LOADERS = Path.of("/usr/lib/ipxe");

    private final Path directory;
    private final Problems problems;

    /// @param directory of the configuration file
    TftpYaml(Path directory, Problems problems) {
        this.directory = directory;
        this.problems = problems;
    }

    LoaderFiles loaders(YamlObject top) {
        Optional<YamlObject> tftp = top.object("tftp");
        tftp.ifPresent(yaml -> yaml.allow("root", "loaders", "refuse"));
        Path root =
                tftp.flatMap(yaml -> yaml.text("root"))
                        .map(text -> directory.resolve(text).normalize())
                        .orElse(DEFAULT_LOADERS);
        Optional<YamlObject> names = tftp.flatMap(yaml -> yaml.object("loaders"));
        if (names.isEmpty()) return LoaderFiles.in(root);
        try {
            return new LoaderFiles(root, names(names.get()));
        } catch (IllegalArgumentException e) {
            problems.add(
                    tftp.get().where("loaders"),
                    e.getMessage(),
                    "name a file that lies in the directory `root`");
            return LoaderFiles.in(root);
        }
    }

    private static Map<Platform, String> names(YamlObject yaml) {
        yaml.allow(Arrays.stream(Platform.values()).map(Platform::key).toArray(String[]::new));
        Map<Platform, String> names = new EnumMap<>(Platform.class);
        for (Platform platform : Platform.values())
            yaml.text(platform.key()).ifPresent(name -> names.put(platform, name));
        return names;
    }

    List<TftpQuirk> quirks(YamlObject top) {
        List<TftpQuirk> quirks = new ArrayList<>();
        Optional<YamlObject> tftp = top.object("tftp");
        if (tftp.isEmpty()) return quirks;
        for (YamlObject each : tftp.get().objects("refuse")) {
            each.allow("vendorClass", "options");
            try {
                quirks.add(
                        new TftpQuirk(
                                each.requiredText("vendorClass"),
                                Set.copyOf(each.texts("options"))));
            } catch (IllegalArgumentException e) {
                problems.add(
                        each.where(),
                        e.getMessage(),
                        "write {vendorClass: 'PXEClient:Arch:00000', options: [blksize]}");
            }
        }
        return quirks;
    }
}
