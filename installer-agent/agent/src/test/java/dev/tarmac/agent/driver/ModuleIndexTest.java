package dev.tarmac.agent.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModuleIndexTest {
    private static final String ALIASES =
            """
            # Aliases extracted from modules themselves.
            alias virtio:d00000001v* virtio_net
            alias pci:v00001AF4d*sv*sd*bc*sc*i* virtio_pci
            alias pci:v00008086d000010D3sv*sd*bc*sc*i* e1000e
            alias pci:v*d*sv*sd*bc01sc06i01* ahci
            alias fs-ext4 ext4
            alias crc32c crc32c_generic
            alias crc32c crc32c-intel
            """;

    private static final String DEPENDENCIES =
            """
            kernel/drivers/net/virtio_net.ko: kernel/net/net_failover.ko kernel/net/failover.ko kernel/drivers/virtio/virtio.ko kernel/drivers/virtio/virtio_ring.ko
            kernel/net/net_failover.ko: kernel/net/failover.ko
            kernel/net/failover.ko:
            kernel/drivers/virtio/virtio.ko:
            kernel/drivers/virtio/virtio_ring.ko: kernel/drivers/virtio/virtio.ko
            kernel/drivers/virtio/virtio_pci.ko: kernel/drivers/virtio/virtio.ko kernel/drivers/virtio/virtio_ring.ko
            kernel/fs/ext4/ext4.ko.xz: kernel/fs/jbd2/jbd2.ko.xz
            kernel/fs/jbd2/jbd2.ko.xz:
            kernel/crypto/crc32c_generic.ko:
            kernel/arch/x86/crypto/crc32c-intel.ko:
            kernel/drivers/net/e1000e.ko: kernel/drivers/ptp/ptp.ko
            kernel/drivers/ptp/ptp.ko:
            kernel/drivers/ata/ahci.ko:
            kernel/a.ko:
            kernel/b.ko:
            """;

    private static final String SOFT =
            "softdep ext4 pre: crc32c\nsoftdep a pre: b post: x\nsoftdep b pre: a\n";

    private final ModuleIndex index =
            new ModuleIndex(ALIASES, DEPENDENCIES, SOFT, "kernel/fs/nls/nls_base.ko\n");

    @Test
    void loadsWhatAModuleNeedsBeforeIt() {
        assertThat(index.filesForDevice("virtio:d00000001v00001AF4"))
                .containsExactly(
                        "kernel/drivers/virtio/virtio.ko",
                        "kernel/drivers/virtio/virtio_ring.ko",
                        "kernel/net/failover.ko",
                        "kernel/net/net_failover.ko",
                        "kernel/drivers/net/virtio_net.ko");
    }

    @Test
    void findsByVendorAndByClass() {
        assertThat(index.filesForDevice("pci:v00001AF4d00001041sv1sd2bc02sc00i00"))
                .endsWith("kernel/drivers/virtio/virtio_pci.ko");
        assertThat(index.filesForDevice("pci:v00008086d00002922sv1sd2bc01sc06i01"))
                .containsExactly("kernel/drivers/ata/ahci.ko");
        assertThat(index.filesForDevice("pci:v00008086d000010D3sv1sd2bc02sc00i00"))
                .containsExactly("kernel/drivers/ptp/ptp.ko", "kernel/drivers/net/e1000e.ko");
    }

    @Test
    void knowsNothingForAnUnknownDevice() {
        assertThat(index.filesForDevice("pci:v0000FFFFd00000000sv0sd0bc02sc00i00")).isEmpty();
        assertThat(index.filesForDevice("")).isEmpty();
    }

    @Test
    void loadsSoftDependenciesFirstAndFollowsTheirAliases() {
        assertThat(index.filesForName("ext4"))
                .containsExactly(
                        "kernel/crypto/crc32c_generic.ko",
                        "kernel/arch/x86/crypto/crc32c-intel.ko",
                        "kernel/fs/jbd2/jbd2.ko.xz",
                        "kernel/fs/ext4/ext4.ko.xz");
        assertThat(index.filesForName("fs-ext4")).isEqualTo(index.filesForName("ext4"));
    }

    @Test
    void endsWhereSoftDependenciesGoInACircle() {
        assertThat(index.filesForName("a")).containsExactly("kernel/b.ko", "kernel/a.ko");
    }

    @Test
    void treatsDashAndUnderscoreAlike() {
        assertThat(index.filesForName("crc32c_intel"))
                .isEqualTo(index.filesForName("crc32c-intel"))
                .hasSize(1);
    }

    @Test
    void knowsWhatIsBuiltIntoTheKernel() {
        assertThat(index.knows("nls_base")).isTrue();
        assertThat(index.filesForName("nls_base")).isEmpty();
        assertThat(index.knows("btrfs")).isFalse();
    }
}
