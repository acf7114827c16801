package dev.tarmac.initramfs;

import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The module files of the kernel package. A package has no index of them (depmod would make it on
/// the installed system), so each file is asked what it is.
final class ModuleFiles {
    private static final int MOST = 20_000;

    private final PackageTree packages;
    private final String version;
    private final Path folder;

    ModuleFiles(PackageTree packages, String version) throws Refused, IOException {
        this.packages = packages;
        this.version = version;
        this.folder = modulesFolder(packages).resolve(version);
    }

    /// Of the one kernel among the packages.
    static String kernelVersion(PackageTree packages) throws Refused, IOException {
        List<String> versions;
        try (Stream<Path> folders = Files.list(modulesFolder(packages))) {
            versions = folders.map(folder -> folder.getFileName().toString()).toList();
        }
        if (versions.size() != 1)
            throw new Refused(
                    "the package set",
                    "has modules of " + versions.size() + " kernels: " + versions,
                    "fetch the packages again: tarmac agent build --fresh");
        return versions.getFirst();
    }

    ModuleCatalog index() throws Refused, IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder.resolve("kernel"))) {
            files = walk.filter(file -> file.toString().contains(".ko")).limit(MOST).toList();
        }
        List<KernelModule> modules = new ArrayList<>();
        for (Path file : files) {
            String path = folder.relativize(file).toString();
            if (!path.endsWith(".ko"))
                throw new Refused(
                        path,
                        "is compressed; the agent loads modules as they are",
                        "use a Debian release with plain modules");
            modules.add(KernelModule.of(path, Elf.ofModule(file).modinfo()));
        }
        return new ModuleCatalog(version, modules, builtin());
    }

    Path file(KernelModule module) {
        return folder.resolve(module.path());
    }

    String builtin() throws Refused, IOException {
        return SmallFile.text(packages.require("/usr/lib/modules/" + version + "/modules.builtin"));
    }

    private static Path modulesFolder(PackageTree packages) throws Refused, IOException {
        return packages.find("/usr/lib/modules")
                .orElseThrow(
                        () ->
                                new Refused(
                                        "the package set",
                                        "has no kernel modules",
                                        "fetch the packages again: tarmac agent build"
                                                + " --fresh"));
    }
}
