package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.Firmware;
import dev.tarmac.json.JsonObject;
import dev.tarmac.lab.qemu.MachineSpec.Parts;
import dev.tarmac.lab.qemu.VirtualFirmware;
import dev.tarmac.lab.server.Install;
import dev.tarmac.problem.Problem;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A run that must fail, told by its report and to who watches. The disk is too small for the
/// partition, so it ends as soon as the agent has looked.
@Tag("vm")
class LabTest implements LabView {
    private final List<String> states = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    @TempDir Path folder;

    @Test
    void oneMachineThatFailsFailsTheRun() throws Exception {
        Path layout = folder.resolve("layout.yaml");
        Files.writeString(
                layout, DefaultLayout.of(Firmware.UEFI).replace("size: rest", "size: 500G"));
        LabConfig config = Rig.config("lab", VirtualFirmware.UEFI, 1, "1x5G", Parts.STANDARD);
        LabReport report = Lab.run(config.withLayout(layout), this);
        assertThat(report.allProven()).isFalse();
        assertThat(report.machines().getFirst().install().state()).isEqualTo(Install.State.FAILED);
        assertThat(report.firmware()).isEqualTo("uefi");
        assertThat(report.kernelBytes() + report.initramfsBytes()).isBetween(1L, 48_000_000L);
        assertThat(problems.getFirst().toString()).contains("too small");
        assertThat(states).startsWith("ordered").endsWith("failed");
        JsonObject json = JsonObject.parse(report.json());
        assertThat(json.list("machines", machine -> machine.text("state")))
                .containsExactly("failed");
    }

    @Override
    public void says(String sentence) {}

    @Override
    public void changed(int machine, Install install) {
        states.add(install.state().toString());
    }

    @Override
    public void failed(int machine, Problem problem, List<String> console) {
        problems.add(problem);
        assertThat(console).isNotEmpty();
    }

    @Override
    public void kept(URI server, String network, Path token) {}
}
