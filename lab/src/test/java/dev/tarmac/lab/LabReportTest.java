package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.json.JsonObject;
import dev.tarmac.lab.server.Install;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class LabReportTest {
    private static final String PROVEN =
            """
            {"id": "i-1", "mac": "52:54:00:74:6d:01", "profile": "lab", "state": "proven",
             "attempt": 1, "planHash": "ab12", "revision": 40, "totalMs": 93000,
             "phases": [{"name": "dhcp", "startMs": 0, "durationMs": 40},
                        {"name": "tftp", "startMs": 40, "durationMs": 310}],
             "proof": {"hostname": "lab-lab1", "machineId": "0", "rootPartuuid": "1",
                       "kernel": "6.1", "secureBoot": false},
             "notices": [], "tftp": {"bytes": 72042, "files": ["undionly.kpxe"]}}
            """;

    private static final String FAILED =
            """
            {"id": "i-2", "mac": "52:54:00:74:6d:02", "state": "failed", "revision": 9,
             "totalMs": 30000, "phases": [{"name": "dhcp", "startMs": 0}],
             "problem": {"where": "vda", "what": "holds ext4", "fix": "allow to wipe it"}}
            """;

    @Test
    void isWrittenAsScriptsReadIt() throws Exception {
        LabReport report = report(PROVEN, FAILED);
        Golden.check("report.json", report.json());
        assertThat(report.allProven()).isFalse();
    }

    @Test
    void isWellOnlyWhenEveryMachineIsProven() throws Exception {
        assertThat(report(PROVEN, PROVEN).allProven()).isTrue();
    }

    @Test
    void theVerdictRepeatsWhatTheServerSaid() throws Exception {
        assertThat(Verdict.of(Install.decode(JsonObject.parse(FAILED)), false))
                .hasToString("vda: holds ext4\n  fix: allow to wipe it");
    }

    private static LabReport report(String... installs) throws Exception {
        List<LabReport.MachineReport> machines = new ArrayList<>();
        for (String install : installs)
            machines.add(
                    new LabReport.MachineReport(
                            Install.decode(JsonObject.parse(install)),
                            false,
                            List.of(new LabReport.DiskReport(Path.of("/lab/disk-1.raw"), 512)),
                            Path.of("/lab/console.log")));
        return new LabReport("tcg", "bios", 8_200_000, 20_000_000, machines);
    }
}
