package dev.tarmac.lab;

import dev.tarmac.json.JsonObject;
import dev.tarmac.lab.server.Install;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a run found, as the server and the machines told it.
///
/// @param firmware what the machines' agents saw; `unknown` when none came so far
/// @param kernelBytes size of the agent's kernel as the server hands it out
public record LabReport(
        String accelerator,
        String firmware,
        long kernelBytes,
        long initramfsBytes,
        List<MachineReport> machines) {
    public LabReport {
        machines = List.copyOf(machines);
    }

    /// What became of one machine.
    ///
    /// @param secureBoot as the machine said at its last chance
    /// @param console file with all that it said on its serial line
    public record MachineReport(
            Install install, boolean secureBoot, List<DiskReport> disks, Path console) {
        public MachineReport {
            disks = List.copyOf(disks);
        }
    }

    /// One disk of a machine.
    ///
    /// @param image raw file with the disk's sectors
    public record DiskReport(Path image, int logicalSectorBytes) {}

    public boolean allProven() {
        return machines.stream()
                .allMatch(machine -> machine.install().state() == Install.State.PROVEN);
    }

    /// As the report file has it.
    public String json() {
        return JsonObject.writePretty(
                        JsonObject.members(
                                "accelerator", accelerator,
                                "firmware", firmware,
                                "kernelBytes", kernelBytes,
                                "initramfsBytes", initramfsBytes,
                                "machines", machines.stream().map(LabReport::json).toList()))
                + "\n";
    }

    private static Map<String, Object> json(MachineReport machine) {
        Install install = machine.install();
        return JsonObject.members(
                "mac", install.mac(),
                "installId", install.id(),
                "state", install.state().toString(),
                "planHash", install.planHash(),
                "totalMs", install.totalMs(),
                "phases", install.phases().stream().map(LabReport::json).toList(),
                "secureBoot", machine.secureBoot(),
                "tftpBytes", install.tftpBytes(),
                "disks", machine.disks().stream().map(LabReport::json).toList(),
                "console", machine.console().toString());
    }

    private static Map<String, Object> json(Install.Phase phase) {
        Map<String, Object> json =
                JsonObject.members("name", phase.name(), "startMs", phase.startMs());
        phase.durationMs().ifPresent(duration -> json.put("durationMs", duration));
        return json;
    }

    private static Map<String, Object> json(DiskReport disk) {
        return JsonObject.members(
                "image", disk.image().toString(), "logicalSectorBytes", disk.logicalSectorBytes());
    }
}
