package dev.tarmac.initramfs;

import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Picks from unpacked packages what the agent's system is made of, and nothing else.
final class BaseTree {
    private static final String APPLET_FIX =
            "run this on a 64-bit PC: busybox is asked which applets it has";
    private static final Set<String> USR_MERGED = Set.of("bin", "sbin", "lib", "lib64");

    private final PackageTree packages;
    private final FileTree files = new FileTree();
    private final List<String> leftOut = new ArrayList<>();
    private final String kernelVersion;

    private BaseTree(PackageTree packages, String kernelVersion) {
        this.packages = packages;
        this.kernelVersion = kernelVersion;
    }

    static BaseTree of(PackageTree packages, RuntimeNeeds needs)
            throws Refused, IOException, InterruptedException {
        BaseTree base = new BaseTree(packages, ModuleFiles.kernelVersion(packages));
        base.skeleton();
        base.programs(needs);
        base.applets();
        base.modules();
        return base;
    }

    FileTree files() {
        return files;
    }

    String kernelVersion() {
        return kernelVersion;
    }

    List<String> leftOut() {
        return leftOut;
    }

    private void skeleton() throws Refused, IOException {
        for (String name : USR_MERGED) {
            files.folder("/usr/" + name, 0755);
            files.link("/" + name, "usr/" + name);
        }
        for (String name : List.of("/dev", "/mnt", "/proc", "/run", "/sys", "/var"))
            files.folder(name, 0755);
        files.folder("/root", 0700);
        files.folder("/tmp", 01777);
        files.text("/etc/passwd", "root:x:0:0:root:/root:/bin/sh\n", 0644);
        files.text("/etc/group", "root:x:0:\n", 0644);
        files.text("/etc/hosts", "127.0.0.1 localhost\n", 0644);
        files.text("/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n", 0644);
        files.link("/etc/mtab", "../proc/self/mounts");
        files.copy("/etc/mke2fs.conf", packages.require("/etc/mke2fs.conf"), 0644);
        locale();
    }

    /// Without this locale Java would lose every file name that is not ASCII.
    private void locale() throws Refused, IOException {
        for (String category : Programs.LOCALE_CATEGORIES) {
            String path = "/usr/lib/locale/C.utf8/" + category;
            files.copy(path, packages.require(path), 0644);
        }
        String codePage = Programs.CHARACTER_SETS + Programs.CODE_PAGE;
        files.copy(codePage, packages.require(codePage), 0644);
        files.text(Programs.CHARACTER_SETS + "gconv-modules", Programs.CODE_PAGE_INDEX, 0644);
    }

    private void programs(RuntimeNeeds needs) throws Refused, IOException {
        SharedLibraries libraries = new SharedLibraries(packages);
        for (String path : Programs.PATHS) {
            Path program = packages.require(path);
            Optional<String> target = packages.link(path);
            if (target.isPresent()) files.link(path, target.get());
            else files.copy(path, program, 0755);
            libraries.forProgram(program);
        }
        for (String name : Programs.LIBRARIES) libraries.forName(name, "the agent");
        libraries.forRuntime(needs);
        for (Map.Entry<String, Path> library : libraries.all().entrySet())
            files.copy(library.getKey(), library.getValue(), 0755);
    }

    private void applets() throws Refused, IOException, InterruptedException {
        Path busybox = packages.require(Programs.BUSYBOX);
        files.copy(Programs.BUSYBOX, busybox, 0755);
        List<String> command = List.of(busybox.toString(), "--list-full");
        for (String applet :
                Tool.run(Duration.ofSeconds(10), APPLET_FIX, command).lines().toList()) {
            String path = "/usr/" + (applet.startsWith("usr/") ? applet.substring(4) : applet);
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (!Programs.UNWANTED_APPLETS.contains(name) && !files.has(path))
                files.link(path, path.startsWith("/usr/bin/") ? "busybox" : "../bin/busybox");
        }
    }

    private void modules() throws Refused, IOException {
        ModuleFiles kernel = new ModuleFiles(packages, kernelVersion);
        ModuleSelection selection = kernel.index().select(DriverList.all());
        String folder = "/usr/lib/modules/" + kernelVersion + "/";
        for (KernelModule module : selection.modules()) {
            files.copy(folder + module.path(), kernel.file(module), 0644);
            for (String firmware : module.firmware()) firmware(firmware, module);
        }
        files.text(folder + "modules.dep", selection.modulesDep(), 0644);
        files.text(folder + "modules.alias", selection.modulesAlias(), 0644);
        files.text(folder + "modules.softdep", selection.modulesSoftdep(), 0644);
        files.text(folder + "modules.builtin", kernel.builtin(), 0644);
    }

    private void firmware(String name, KernelModule module) throws IOException {
        String path = "/usr/lib/firmware/" + name;
        Optional<Path> file = packages.find(path).filter(Files::isRegularFile);
        if (file.isPresent()) files.copy(path, file.get(), 0644);
        else leftOut.add("firmware " + name + " of " + module.name() + ": in no package");
    }
}
