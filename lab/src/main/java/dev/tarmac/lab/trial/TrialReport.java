package dev.tarmac.lab.trial;

import dev.tarmac.json.JsonObject;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a trial ended.
///
/// @param notTried what makes storage and needs more than files
/// @param installSteps the kinds of steps that need an image and a machine
/// @param agentLacks what the plan needs and no agent can do yet: see
///   [dev.tarmac.agent.run.Abilities]
public record TrialReport(
        String planHash,
        List<TriedDisk> disks,
        List<Comparison> comparisons,
        List<NotTried> notTried,
        List<String> installSteps,
        List<String> agentLacks) {
    public TrialReport {
        disks = List.copyOf(disks);
        comparisons = List.copyOf(comparisons);
        notTried = List.copyOf(notTried);
        installSteps = List.copyOf(installSteps);
        agentLacks = List.copyOf(agentLacks);
    }

    /// A disk that was a file.
    ///
    /// @param file where it still is, if it is
    public record TriedDisk(String name, long sizeBytes, int sectorBytes, Optional<Path> file) {}

    /// Where nothing was compared, nothing was shown.
    public boolean isEqual() {
        return !comparisons.isEmpty() && comparisons.stream().allMatch(Comparison::isEqual);
    }

    /// The same for programs.
    public Map<String, Object> json() {
        return JsonObject.members(
                "equal", isEqual(),
                "plan", planHash,
                "disks", disks.stream().map(TrialReport::json).toList(),
                "comparisons", comparisons.stream().map(TrialReport::json).toList(),
                "notTried", notTried.stream().map(TrialReport::json).toList(),
                "installSteps", installSteps,
                "agentLacks", agentLacks);
    }

    private static Map<String, Object> json(TriedDisk disk) {
        return JsonObject.members(
                "name", disk.name(),
                "sizeBytes", disk.sizeBytes(),
                "sectorBytes", disk.sectorBytes(),
                "file", disk.file().map(Path::toString));
    }

    private static Map<String, Object> json(Comparison comparison) {
        return JsonObject.members(
                "tool", comparison.tool(),
                "subject", comparison.subject(),
                "property", comparison.property(),
                "planned", comparison.planned(),
                "found", comparison.found(),
                "equal", comparison.isEqual());
    }

    private static Map<String, Object> json(NotTried step) {
        return JsonObject.members(
                "step", step.kind(),
                "subject", step.subject(),
                "detail", step.detail());
    }
}
