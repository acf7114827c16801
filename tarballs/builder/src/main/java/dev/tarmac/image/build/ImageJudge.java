package dev.tarmac.image.build;

import dev.tarmac.image.ImageManifest.Kernel;
import dev.tarmac.image.ImageManifest.Loaders;
import dev.tarmac.image.ImageManifest.Os;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Decides from the tree whether this is an image that can be installed many times, and notes what
/// servers and agents need to know of it.
final class ImageJudge {
    private static final List<String> PROOF_TOOLS = List.of("curl", "wget", "python3", "bash");
    private static final List<String> PROGRAM_DIRECTORIES =
            List.of("usr/bin", "bin", "usr/local/bin");
    private static final List<String> ANY_PROGRAM =
            List.of("bin/sh", "usr/bin/sh", "usr/lib/systemd/systemd", "sbin/init", "bin/bash");

    private final ImageTree tree;
    private final Contents contents;
    private final Findings findings;

    ImageJudge(ImageTree tree, Contents contents, Findings findings) {
        this.tree = tree;
        this.contents = contents;
        this.findings = findings;
    }

    /// Meaningful only when it added no finding.
    ImageContents run() {
        List<Kernel> kernels = new KernelSearch(tree, contents).run(findings);
        checkNeverBooted();
        Loaders loaders = loaders();
        return new ImageContents(
                arch(),
                os(),
                kernels,
                loaders,
                signed(kernels, loaders),
                proofTools(),
                initSystem(),
                network());
    }

    private void checkNeverBooted() {
        for (String path : List.of("etc/machine-id", "var/lib/dbus/machine-id"))
            if (hasMachineId(path))
                findings.add(
                        EntryPath.absolute(path)
                                + " holds a machine-id; every machine would get the same",
                        path.startsWith("etc")
                                ? "empty the file in the tree and pack it again: truncate -s 0"
                                        + " etc/machine-id"
                                : "remove it from the tree and pack it again");
        hostKeys("etc/ssh", "ssh_host_.*_key");
        hostKeys("etc/dropbear", "dropbear_.*_host_key");
        for (String path :
                List.of(
                        "var/lib/systemd/random-seed",
                        "var/lib/urandom/random-seed",
                        "boot/efi/loader/random-seed",
                        "boot/loader/random-seed",
                        "efi/loader/random-seed",
                        "var/lib/systemd/credential.secret"))
            if (isFileWithData(path))
                findings.add(
                        EntryPath.absolute(path)
                                + " is a secret of one machine; every machine would start with it",
                        "remove it from the tree and pack it again");
    }

    private void hostKeys(String directory, String shape) {
        for (String name : tree.names(tree.resolve(directory).orElse(directory)))
            if (name.matches(shape) && isFileWithData(directory + "/" + name))
                findings.add(
                        EntryPath.absolute(directory + "/" + name)
                                + " is an ssh host key; every machine would share it",
                        "remove host keys from "
                                + directory
                                + " in the tree and pack it again; machines make their own at"
                                + " first boot");
    }

    private boolean hasMachineId(String path) {
        if (!isFileWithData(path)) return false;
        String text = tree.resolve(path).flatMap(contents::text).map(ImageJudge::line).orElse("?");
        return !text.isEmpty() && !text.equals("uninitialized");
    }

    private boolean isFileWithData(String path) {
        return tree.file(path).filter(file -> file.size() > 0).isPresent();
    }

    private String arch() {
        Optional<String> arch =
                ANY_PROGRAM.stream()
                        .flatMap(path -> tree.file(path).stream())
                        .flatMap(file -> file.architecture().stream())
                        .findFirst();
        if (arch.isEmpty())
            findings.add(
                    "not a root file system: no program at /bin/sh, /sbin/init or"
                            + " /usr/lib/systemd/systemd",
                    "pack the root of the tree: tar -C ROOT -c . (not its parent directory)");
        else if (!arch.get().equals("x86_64"))
            findings.add(
                    "its programs are for " + arch.get() + ", not for x86_64",
                    "import an image for x86_64 (Debian and Ubuntu call it amd64)");
        return arch.orElse("unknown");
    }

    private Os os() {
        String text =
                Stream.of("etc/os-release", "usr/lib/os-release")
                        .flatMap(path -> tree.resolve(path).stream())
                        .flatMap(path -> contents.text(path).stream())
                        .findFirst()
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .orElse("");
        String id = osRelease(text, "ID").orElse("linux");
        return new Os(
                id,
                osRelease(text, "VERSION_ID").orElse(""),
                osRelease(text, "PRETTY_NAME").orElse(id));
    }

    private static Optional<String> osRelease(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1).strip())
                .map(value -> value.replaceAll("^[\"']|[\"']$", ""))
                .map(value -> value.replaceAll("\\p{Cntrl}", ""))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private Loaders loaders() {
        return new Loaders(
                grubModules("i386-pc"),
                grubModules("x86_64-efi"),
                efiProgram("usr/lib/shim/shimx64.efi.signed", "shimx64.efi"),
                efiProgram("usr/lib/grub/x86_64-efi-signed/grubx64.efi.signed", "grubx64.efi"));
    }

    private List<String> signed(List<Kernel> kernels, Loaders loaders) {
        Stream<String> programs =
                Stream.concat(
                        kernels.stream().map(Kernel::path),
                        Stream.of(loaders.shim(), loaders.grub()).flatMap(Optional::stream));
        return programs.filter(path -> tree.resolve(path).filter(contents::isSigned).isPresent())
                .toList();
    }

    private Optional<String> grubModules(String platform) {
        String directory = "usr/lib/grub/" + platform;
        return tree.file(directory + "/normal.mod").map(found -> EntryPath.absolute(directory));
    }

    /// Debian keeps them below /usr/lib, RHEL where the firmware reads them.
    private Optional<String> efiProgram(String debian, String name) {
        Stream<String> vendors =
                tree.names("boot/efi/EFI").stream()
                        .filter(vendor -> !vendor.equalsIgnoreCase("BOOT"))
                        .map(vendor -> "boot/efi/EFI/" + vendor + "/" + name);
        return Stream.concat(Stream.of(debian), vendors)
                .filter(path -> tree.file(path).isPresent())
                .findFirst()
                .map(EntryPath::absolute);
    }

    private List<String> proofTools() {
        return PROOF_TOOLS.stream()
                .filter(
                        tool ->
                                tree.hasProgram(
                                        PROGRAM_DIRECTORIES.stream()
                                                .map(directory -> directory + "/" + tool)
                                                .toArray(String[]::new)))
                .toList();
    }

    private String initSystem() {
        if (tree.hasProgram("usr/lib/systemd/systemd", "lib/systemd/systemd")) return "systemd";
        if (tree.hasProgram("sbin/openrc-init", "sbin/openrc")) return "openrc";
        return tree.hasProgram("sbin/init", "usr/sbin/init") ? "sysvinit" : "unknown";
    }

    /// networkd is part of systemd and everywhere, so it counts only where nothing else is.
    private String network() {
        if (tree.hasProgram("usr/sbin/NetworkManager")) return "networkmanager";
        if (tree.hasProgram("sbin/ifup", "usr/sbin/ifup")) return "ifupdown";
        boolean networkd =
                tree.hasProgram("usr/lib/systemd/systemd-networkd", "lib/systemd/systemd-networkd");
        return networkd ? "networkd" : "none";
    }

    private static String line(byte[] text) {
        return new String(text, StandardCharsets.ISO_8859_1).strip();
    }
}
