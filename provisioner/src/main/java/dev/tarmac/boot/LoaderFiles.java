package dev.tarmac.boot;

import dev.tarmac.pxe.Platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Which iPXE is for which kind of machine, and where it lies. Looked at for each machine that
/// asks: a file that is put there counts without a restart.
///
/// @param root the directory of the iPXE files
/// @param names file names in it, those of [#STANDARD] where no other is given
public record LoaderFiles(Path root, Map<Platform, String> names) {
    /// As Debian calls them, and iPXE's own build where Debian has none. Those for UEFI use the
    /// firmware's network driver (SNP): a driver of their own would reset the link, and a switch
    /// port may take 30 s to wake up again.
    public static final Map<Platform, String> STANDARD =
            Map.of(
                    Platform.BIOS, "undionly.kpxe",
                    Platform.X64_UEFI, "snponly.efi",
                    Platform.IA32_UEFI, "snponly-ia32.efi",
                    Platform.ARM64_UEFI, "snponly-arm64.efi");

    public LoaderFiles {
        Map<Platform, String> all = new EnumMap<>(STANDARD);
        all.putAll(names);
        names = Map.copyOf(all);
        for (String name : names.values())
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"))
                throw new IllegalArgumentException(
                        "'" + name + "' is no plain file name of letters, digits, '.', '-', '_'");
    }

    public static LoaderFiles in(Path root) {
        return new LoaderFiles(root, Map.of());
    }

    public String name(Platform platform) {
        return Objects.requireNonNull(names.get(platform));
    }

    public boolean has(Platform platform) {
        return Files.isReadable(root.resolve(name(platform)));
    }

    /// The file of that name, when it is a loader and is there.
    public Optional<Path> find(String name) {
        return names.containsValue(name)
                ? Optional.of(root.resolve(name)).filter(Files::isRegularFile)
                : Optional.empty();
    }
}
