package dev.tarmac.image.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.image.ImageManifest;
import dev.tarmac.image.ImageName;
import dev.tarmac.image.build.tar.TarEntry;
import dev.tarmac.image.build.tar.TarText;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The Debian image we ship, really built: by mmdebstrap, from the network the first time, from the
/// cache that the command line uses afterwards.
@Tag("root")
class DebianImageTest {
    private static final Path DEFINITION = Path.of("../images/debian-12.yaml");

    @TempDir private static Path store;
    private static Imported image;
    private static Map<String, TarEntry> entries;

    @BeforeAll
    static void build() throws Exception {
        ImageBuild.build(DEFINITION, store, cache(), Progress.SILENT);
        ImageStore images = new ImageStore(store);
        ImageName name = new ImageName("debian-12");
        images.verify(name, Progress.SILENT);
        image = new Imported(images.open(name));
        entries =
                image.entries().stream()
                        .collect(Collectors.toMap(TarEntry::name, Function.identity()));
    }

    @Test
    void bootsOnEveryFirmwareAndCanPhoneHome() {
        ImageManifest manifest = image.image().manifest();

        assertThat(manifest.loaders())
                .isEqualTo(
                        new ImageManifest.Loaders(
                                Optional.of("/usr/lib/grub/i386-pc"),
                                Optional.of("/usr/lib/grub/x86_64-efi"),
                                Optional.of("/usr/lib/shim/shimx64.efi.signed"),
                                Optional.of("/usr/lib/grub/x86_64-efi-signed/grubx64.efi.signed")));
        assertThat(manifest.kernels()).hasSize(1);
        assertThat(manifest.signed())
                .containsExactly(
                        manifest.kernels().getFirst().path(),
                        manifest.loaders().shim().orElseThrow(),
                        manifest.loaders().grub().orElseThrow());
        assertThat(manifest.os().id()).isEqualTo("debian");
        assertThat(manifest.os().versionId()).isEqualTo("12");
        assertThat(manifest.proofTools()).startsWith("curl");
        assertThat(manifest.initSystem()).isEqualTo("systemd");
        assertThat(manifest.network()).isEqualTo("networkd");
    }

    @Test
    void staysSmall() {
        assertThat(image.image().manifest().dataBytes()).isLessThan(200L << 20);
        assertThat(image.image().manifest().tarBytes()).isLessThan(640L << 20);
        assertThat(entries)
                .doesNotContainKeys(
                        "usr/share/perl/", "usr/share/man/man1/", "var/cache/apt/pkgcache.bin");
    }

    @Test
    void hasNothingOfTheMachineThatBuiltIt() throws Exception {
        assertThat(entries).doesNotContainKey("etc/hostname");
        assertThat(entries.get("etc/resolv.conf").kind()).isEqualTo(TarEntry.Kind.SYMBOLIC_LINK);
        assertThat(entries.get("etc/machine-id").size()).isZero();
        assertThat(entries.keySet())
                .noneMatch(name -> name.matches("var/log/.*\\.log|etc/ssh/ssh_host.*"));
        assertThat(text("etc/apt/sources.list")).contains("deb.debian.org");
    }

    @Test
    void letsNobodyInByPassword() throws Exception {
        assertThat(text("etc/shadow").lines().map(line -> line.split(":")[1]))
                .allMatch(password -> password.startsWith("!") || password.startsWith("*"));
    }

    @Test
    void keepsTheCapabilityOfPing() {
        String value = entries.get("usr/bin/ping").xattrs().get("security.capability");

        // Revision 2 with the effective bit; CAP_NET_RAW is bit 13.
        assertThat(value).startsWith(TarText.fromUnicode("\1\0\0\2\0\40\0\0"));
    }

    @Test
    void hasNoTimeStampAfterTheDateOfItsDefinition() throws Exception {
        long date =
                DefinitionYaml.read("debian-12.yaml", Files.readString(DEFINITION))
                        .date()
                        .getEpochSecond();

        assertThat(entries.values()).allMatch(entry -> entry.mtimeSeconds() <= date);
    }

    private static String text(String name) throws Exception {
        return new String(image.data(name), StandardCharsets.UTF_8);
    }

    private static Path cache() {
        String own = System.getenv("TARMAC_CACHE");
        if (own != null) return Path.of(own);
        String xdg = System.getenv("XDG_CACHE_HOME");
        return xdg == null
                ? Path.of(System.getProperty("user.home"), ".cache", "tarmac")
                : Path.of(xdg, "tarmac");
    }
}
