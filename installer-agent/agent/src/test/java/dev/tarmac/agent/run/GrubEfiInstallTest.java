package dev.tarmac.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.agent.Orders;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Step;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// An image that brings its own EFI system partition, as RHEL and its kin do.
class GrubEfiInstallTest {
    private static final ImageManifest ORACLE =
            Orders.manifest(
                    new ImageManifest.Os("ol", "9", "Oracle Linux 9"),
                    new ImageManifest.Loaders(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of("/boot/efi/EFI/redhat/shimx64.efi"),
                            Optional.of("/boot/efi/EFI/redhat/grubx64.efi")),
                    "networkmanager");

    @TempDir Path target;

    @Test
    void leavesNothingThatFirmwareWouldStartOrThatChangesItsOrder() throws Exception {
        Path esp = target.resolve("boot/efi");
        file(esp.resolve("EFI/redhat/shimx64.efi"), "shim");
        file(esp.resolve("EFI/redhat/grubx64.efi"), "grub");
        file(esp.resolve("EFI/BOOT/PENDING.NEW"), "the image's own loader, held back");
        file(esp.resolve("EFI/BOOT/fbx64.efi"), "writes boot entries");
        InstallOrder order = Orders.uefi(Orders.disk("vda", 10L << 30, 512));
        Step.GrubEfi step = order.plan().only(Step.GrubEfi.class).findFirst().orElseThrow();

        new GrubEfiInstall(order, ORACLE, new TargetTree(target), target.resolve("scratch"))
                .run(step, esp);

        assertThat(esp.resolve("EFI/BOOT/BOOTX64.EFI")).doesNotExist();
        assertThat(esp.resolve("EFI/BOOT/fbx64.efi")).doesNotExist();
        assertThat(esp.resolve("EFI/BOOT/PENDING.NEW")).hasContent("shim");
        assertThat(esp.resolve("EFI/BOOT/grubx64.efi")).hasContent("grub");
        assertThat(esp.resolve("EFI/redhat/shimx64.efi")).hasContent("shim");
        assertThat(esp.resolve("EFI/redhat/grub.cfg")).content().contains("configfile");
    }

    private static void file(Path path, String content) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
