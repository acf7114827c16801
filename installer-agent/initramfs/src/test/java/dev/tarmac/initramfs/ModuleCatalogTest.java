package dev.tarmac.initramfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// On `modules.txt`: what some modules of a Debian kernel say of themselves.
class ModuleCatalogTest {
    @Test
    void takesADriverWithAllThatItDependsOn() throws Refused, IOException {
        assertThat(names(modules().select(List.of("virtio_net"))))
                .containsExactly("net_failover", "virtio_net", "virtio", "virtio_ring", "failover");
    }

    @Test
    void takesEveryModuleThatASoftDependencyStandsFor() throws Refused, IOException {
        assertThat(names(modules().select(List.of("ext4"))))
                .contains("jbd2", "mbcache", "crc32c_generic", "crc32c_intel");
    }

    @Test
    void aSoftDependencyMayBeMissing() throws Refused, IOException {
        assertThat(names(modules().select(List.of("r8169"))))
                .containsExactlyInAnyOrder("libphy", "r8169");
    }

    @Test
    void whatIsBuiltIntoTheKernelNeedsNoModule() throws Refused, IOException {
        assertThat(modules().select(List.of("af_packet")).modules()).isEmpty();
    }

    @Test
    void aNameMayBeSpelledLikeItsFile() throws Refused, IOException {
        assertThat(names(modules().select(List.of("crc32c-intel"))))
                .containsExactly("crc32c_intel");
    }

    @Test
    void namesEveryDriverThatDoesNotExist() {
        assertThatThrownBy(() -> modules().select(List.of("nvmee", "ext4", "e1001e")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("nvmee")
                .hasMessageContaining("e1001e")
                .hasMessageContaining("6.1.0-test");
    }

    @Test
    void namesTheModuleWhoseDependencyIsMissing() {
        List<KernelModule> broken =
                List.of(KernelModule.of("kernel/a.ko", List.of("depends=gone", "license=GPL")));
        assertThatThrownBy(() -> new ModuleCatalog("6.1", broken, "").select(List.of("a")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("kernel/a.ko")
                .hasMessageContaining("gone");
    }

    @Test
    void writesTheIndexAsLoadersReadIt() throws Refused, IOException {
        ModuleSelection selection = modules().select(List.of("virtio_net", "ext4"));
        assertThat(selection.modulesDep()).isEqualTo(resource("modules.dep"));
        assertThat(selection.modulesAlias())
                .contains("alias virtio:d00000001v* virtio_net\n")
                .contains("alias fs-ext4 ext4\n");
        assertThat(selection.modulesSoftdep())
                .isEqualTo("softdep ext4 pre: crypto-crc32c\nsoftdep jbd2 pre: crypto-crc32c\n");
    }

    @Test
    void aCircleOfDependenciesEnds() throws Refused {
        List<KernelModule> circle =
                List.of(
                        KernelModule.of("kernel/a.ko", List.of("depends=b")),
                        KernelModule.of("kernel/b.ko", List.of("depends=a")));
        assertThat(new ModuleCatalog("6.1", circle, "").select(List.of("a")).modulesDep())
                .isEqualTo("kernel/a.ko: kernel/b.ko\nkernel/b.ko: kernel/a.ko\n");
    }

    private static List<String> names(ModuleSelection selection) {
        return selection.modules().stream().map(KernelModule::name).toList();
    }

    /// A paragraph per module: its path, then its words.
    private static ModuleCatalog modules() throws IOException {
        List<KernelModule> modules = new ArrayList<>();
        for (String paragraph : resource("modules.txt").split("\n\n", -1)) {
            List<String> lines = paragraph.strip().lines().toList();
            modules.add(KernelModule.of(lines.getFirst(), lines.subList(1, lines.size())));
        }
        return new ModuleCatalog("6.1.0-test", modules, "kernel/net/packet/af_packet.ko\n");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ModuleCatalogTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
