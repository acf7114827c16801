package dev.tarmac.initramfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// On the real packages: what the initramfs holds, and that it works when it is the root.
@Tag("root")
class AgentBuildTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir static Path directory;
    private static AgentArtifacts artifacts;
    private static Path root;

    @BeforeAll
    static void build() throws Refused, IOException, InterruptedException {
        artifacts = RealBuild.into(Files.createDirectory(directory.resolve("one")));
        root = RealBuild.unpack(artifacts, directory);
    }

    @Test
    void staysBelowTheLimitAndEndsOnABlock() throws IOException {
        assertThat(artifacts.totalBytes()).isLessThanOrEqualTo(AgentBuild.LIMIT_BYTES);
        assertThat(Files.size(artifacts.initramfs())).isEqualTo(artifacts.initramfsBytes());
        assertThat(artifacts.initramfsBytes() % 512).isZero();
    }

    @Test
    void theSamePackagesGiveTheSameBytesElsewhereAndLater()
            throws Refused, IOException, InterruptedException {
        Path cache = Files.createDirectory(directory.resolve("cache"));
        copyPackages(RealBuild.cache(), cache);
        AgentArtifacts again =
                RealBuild.into(Files.createDirectory(directory.resolve("two")), cache);
        assertThat(again.initramfsSha256()).isEqualTo(artifacts.initramfsSha256());
        assertThat(again.kernelSha256()).isEqualTo(artifacts.kernelSha256());
        assertThat(again.inputs()).isEqualTo(artifacts.inputs());
    }

    @Test
    void doesNothingWhenNothingChanged() throws Refused, IOException, InterruptedException {
        FileTime before = Files.getLastModifiedTime(artifacts.initramfs());
        AgentArtifacts again = RealBuild.into(directory.resolve("one"));
        assertThat(again).isEqualTo(artifacts);
        assertThat(Files.getLastModifiedTime(again.initramfs())).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sfdisk --version       | sfdisk from util-linux
                    wipefs --version       | wipefs from util-linux
                    mke2fs -V              | mke2fs
                    mkfs.ext2 -V           | mke2fs
                    mkfs.ext3 -V           | mke2fs
                    mkfs.ext4 -V           | mke2fs
                    mkfs.xfs -V            | mkfs.xfs version
                    mkfs.fat --help        | Usage: mkfs.fat
                    mkswap --version       | mkswap from util-linux
                    efibootmgr --version   | version
                    grub-mkimage --version | grub-mkimage
                    ip -V                  | ip
                    modprobe --help        | BusyBox
                    """)
    void everyProgramFindsItsLibraries(String command, String says)
            throws Refused, IOException, InterruptedException {
        assertThat(inside(List.of(command.split(" ", -1)), true)).contains(says);
    }

    @Test
    void makesFilesystemsWithoutAWordOfComplaint()
            throws Refused, IOException, InterruptedException {
        for (List<String> maker :
                List.of(
                        List.of("mkfs.ext2", "-q", "/tmp/disk"),
                        List.of("mkfs.ext3", "-q", "/tmp/disk"),
                        List.of("mkfs.ext4", "-q", "/tmp/disk"),
                        List.of("mkfs.xfs", "-q", "-f", "/tmp/disk"),
                        List.of("mkswap", "-q", "/tmp/disk"))) {
            inside(List.of("truncate", "-s", "512M", "/tmp/disk"), false);
            assertThat(inside(maker, false)).as(maker.toString()).isEmpty();
            inside(List.of("rm", "/tmp/disk"), false);
        }
        inside(List.of("truncate", "-s", "512M", "/tmp/disk"), false);
        assertThat(inside(List.of("mkfs.fat", "-F", "32", "-n", "ESP", "/tmp/disk"), false))
                .startsWith("mkfs.fat")
                .hasLineCount(1);
    }

    @Test
    void javaRunsInsideAndAcceptsItsClasses() throws Refused, IOException, InterruptedException {
        String init = Files.readString(root.resolve("init"));
        String agent = init.substring(init.indexOf("agent() {"), init.indexOf("case \" $(cat"));
        String locale = "unset LC_ALL; export LANG=C LC_CTYPE=C.UTF-8\n";
        assertThat(inside(List.of("sh", "-c", locale + agent + "agent"), false))
                .contains("BOOT-WORD shared=true names=kept");
    }

    @Test
    void bringsEveryDriverAndTheirWholeClosure() throws IOException {
        Path folder = root.resolve("usr/lib/modules/" + artifacts.kernelVersion());
        Map<String, Set<String>> index = index(Files.readString(folder.resolve("modules.dep")));
        Set<String> there = new HashSet<>();
        for (String path : index.keySet()) there.add(KernelModule.nameOf(path));
        Files.readString(folder.resolve("modules.builtin"))
                .lines()
                .map(KernelModule::nameOf)
                .forEach(there::add);
        assertThat(there).containsAll(DriverList.all());
        for (Map.Entry<String, Set<String>> module : index.entrySet()) {
            assertThat(folder.resolve(module.getKey())).isRegularFile();
            assertThat(index.keySet()).containsAll(module.getValue());
        }
    }

    /// busybox's depmod looks at the symbols in the files; ours believes what modules say.
    @Test
    void aForeignDepmodFindsTheSameDependencies()
            throws Refused, IOException, InterruptedException {
        Path folder = root.resolve("usr/lib/modules/" + artifacts.kernelVersion());
        Map<String, Set<String>> ours = index(Files.readString(folder.resolve("modules.dep")));
        String printed = inside(List.of("depmod", "-n", artifacts.kernelVersion()), false);
        Map<String, Set<String>> theirs =
                index(
                        printed.lines()
                                .filter(line -> line.startsWith("kernel/"))
                                .collect(Collectors.joining("\n")));
        assertThat(theirs).isEqualTo(ours);
    }

    @Test
    void modulesAndFirmwareAreWhatThePackagesHold() throws IOException {
        Path modules = root.resolve("usr/lib/modules");
        try (Stream<Path> files = Files.walk(modules)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".ko")).toList();
            assertThat(all).hasSizeGreaterThan(60);
            for (Path file : all)
                assertThat(tail(file))
                        .as(file.toString())
                        .endsWith("~Module signature appended~\n");
        }
        for (String firmware : List.of("intel/ice/ddp/ice.pkg", "tigon/tg3.bin"))
            assertThat(root.resolve("usr/lib/firmware/" + firmware)).isRegularFile();
    }

    @Test
    void noLinkInsideLeadsNowhere() throws IOException {
        List<String> broken = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Path target = Files.readSymbolicLink(link);
                Path there =
                        target.isAbsolute()
                                ? root.resolve(target.toString().substring(1))
                                : link.resolveSibling(target);
                if (!Files.exists(there, LinkOption.NOFOLLOW_LINKS))
                    broken.add(link + " -> " + target);
            }
        }
        assertThat(broken).noneMatch(link -> !link.endsWith("../proc/self/mounts"));
    }

    /// In the unpacked root, with /proc, which goes away with its namespace. Programs are started
    /// as Java would start them: busybox's own shell would take its applets first.
    private static String inside(List<String> command, boolean anyStatus)
            throws Refused, IOException, InterruptedException {
        String enter =
                "mount --bind /proc \"$0/proc\" && { chroot \"$0\" \"$@\"; [ $? -lt "
                        + (anyStatus ? 126 : 1)
                        + " ]; }";
        List<String> words =
                new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", enter, root.toString()));
        words.addAll(command);
        return Tool.run(LIMIT, "run this test as root", words);
    }

    private static Map<String, Set<String>> index(String modulesDep) {
        Map<String, Set<String>> index = new TreeMap<>();
        for (String line : modulesDep.lines().toList()) {
            int colon = line.indexOf(':');
            Set<String> needed =
                    new HashSet<>(List.of(line.substring(colon + 1).strip().split(" ", -1)));
            needed.remove("");
            index.put(line.substring(0, colon), needed);
        }
        return index;
    }

    private static String tail(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return new String(bytes, bytes.length - 40, 40, StandardCharsets.ISO_8859_1);
    }

    private static void copyPackages(Path from, Path to) throws IOException {
        Path archives = Files.createDirectories(to.resolve("apt/cache/archives"));
        try (Stream<Path> files = Files.list(from.resolve("apt/cache/archives"))) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                Files.copy(file, archives.resolve(file.getFileName()));
        }
        try (Stream<Path> files = Files.list(from)) {
            for (Path file :
                    files.filter(name -> name.getFileName().toString().startsWith("packages-"))
                            .toList()) Files.copy(file, to.resolve(file.getFileName()));
        }
    }
}
