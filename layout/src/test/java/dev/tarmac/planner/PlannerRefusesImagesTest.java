package dev.tarmac.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.facts.SystemFacts;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.text.PlanText;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// What an image can do, held against a machine and a layout.
class PlannerRefusesImagesTest {
    private static final String BIOS_ROOT = PlannerRefusesTest.BIOS_ROOT;

    private static final String UEFI_ROOT =
            BIOS_ROOT.replace(
                    "{name: biosboot, type: biosboot, size: 1M}",
                    "{name: esp, type: esp, size: 100M}");

    @Test
    void anImageThatCannotBootHereOrProveIt() {
        BootAbilities image =
                new BootAbilities(
                        "tiny", false, true, List.of(), List.of(), 0, List.of(), "openrc");
        String text =
                PlannerRefusesTest.refusal(
                        BIOS_ROOT,
                        Target.of(PlannerTest.disks("1x10G"), Firmware.BIOS),
                        Optional.of(image));
        assertThat(text)
                .contains("image tiny: holds no GRUB for BIOS", "grub-pc-bin")
                .contains("its init system is openrc", "install systemd into the image")
                .contains("none of curl, wget", "install one of them", "acceptUnproven: true");
    }

    @Test
    void saysInThePlanWhatWasAcceptedUnproven() throws Refused {
        BootAbilities image =
                new BootAbilities(
                        "tiny", true, true, List.of(), List.of(), 0, List.of("curl"), "openrc");
        Plan plan =
                Planner.plan(
                        LayoutYaml.read("layout.yaml", BIOS_ROOT),
                        Target.of(PlannerTest.disks("1x10G"), Firmware.BIOS),
                        Optional.of(image),
                        new Permissions(false, true));
        assertThat(plan.notices())
                .singleElement()
                .asString()
                .contains("image tiny cannot prove that it booted", "openrc", "fix: install");
        assertThat(PlanText.of(plan)).contains("notice: image tiny cannot prove");
    }

    @Test
    void anUnsignedLoaderWhereSecureBootIsOn() throws Refused {
        BootAbilities unsigned = image(false, List.of("/boot/vmlinuz-1"), 0);
        MachineFacts locked =
                new MachineFacts(
                        Firmware.UEFI,
                        true,
                        1L << 30,
                        1,
                        "6.12",
                        new SystemFacts(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        PlannerTest.disks("1x10G"),
                        List.of());
        String refusal =
                catchThrowableOfType(Refused.class, () -> plan(locked, unsigned)).getMessage();
        assertThat(refusal)
                .contains("image debian: holds no signed shim, and Secure Boot is on")
                .contains("image debian: holds no signed kernel, and Secure Boot is on")
                .contains("shim-signed", "turn Secure Boot off");
        assertThat(plan(locked, image(true, List.of("/boot/vmlinuz-1"), 0)).steps()).isNotEmpty();
    }

    /// RHEL's kernels lie below /usr/lib/modules; the agent found out after the disk was wiped.
    @Test
    void aKernelThatGrubWouldNotFind() {
        String modules = "/usr/lib/modules/5.14/vmlinuz";
        String boot =
                UEFI_ROOT.replace("size: rest", "size: 5G")
                        + "      - {name: boot, size: rest, filesystem: ext4, mount: /boot}\n";
        for (String layout : List.of(boot, boot.replace("/boot}", "/usr}")))
            assertThat(
                            PlannerRefusesTest.refusal(
                                    layout,
                                    Target.of(PlannerTest.disks("1x10G"), Firmware.UEFI),
                                    Optional.of(image(true, List.of(modules), 0))))
                    .contains("has " + modules + ", which would lie on '")
                    .contains("install the kernel into /boot");
    }

    @Test
    void kernelsThatGrubFinds() throws Refused {
        String boot =
                UEFI_ROOT.replace("size: rest", "size: 5G")
                        + "      - {name: boot, size: rest, filesystem: ext4, mount: /boot}\n";
        for (String layout : List.of(UEFI_ROOT, boot))
            assertThat(
                            Planner.plan(
                                            LayoutYaml.read("layout.yaml", layout),
                                            Target.of(PlannerTest.disks("1x10G"), Firmware.UEFI),
                                            Optional.of(image(true, List.of("/boot/vmlinuz-1"), 0)),
                                            Permissions.NONE)
                                    .steps())
                    .isNotEmpty();
    }

    @Test
    void anImageThatDoesNotFit() {
        String layout = UEFI_ROOT.replace("size: rest", "size: 512M");
        assertThat(
                        PlannerRefusesTest.refusal(
                                layout,
                                Target.of(PlannerTest.disks("1x10G"), Firmware.UEFI),
                                Optional.of(image(true, List.of(), 735L << 20))))
                .contains("layout.yaml:5:9")
                .contains("image debian needs 735 MiB, the mounted devices hold at most 504")
                .contains("make / larger");
    }

    private static BootAbilities image(boolean signed, List<String> bootFiles, long bytes) {
        List<String> unsigned =
                signed ? List.of() : List.of("holds no signed shim", "holds no signed kernel");
        return new BootAbilities(
                "debian", true, true, unsigned, bootFiles, bytes, List.of("curl"), "systemd");
    }

    private static Plan plan(MachineFacts machine, BootAbilities image) throws Refused {
        return Planner.plan(
                LayoutYaml.read("layout.yaml", UEFI_ROOT),
                Target.of(machine, machine.firmware()),
                Optional.of(image),
                Permissions.NONE);
    }
}
