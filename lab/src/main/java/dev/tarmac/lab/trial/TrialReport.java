package dev.tarmac.lab.trial;

import dev.tarmac.json.JsonObject;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How a trial ended.
///
/// @param notTried what makes storage and needs more than files
/// @param installSteps the kinds of steps that need an image and a machine
public record TrialReport(
        String planHash,
        List<TriedDisk> disks,
        List<Comparison> comparisons,
        List<NotTried> notTried,
        List<String> installSteps) {
    public TrialReport {
        disks = List.copyOf(disks);
        comparisons = List.copyOf(comparisons);
        notTried = List.copyOf(notTried);
        installSteps = List.copyOf(installSteps);
    }

    /// A disk that was a file.
    public record TriedDisk(String name, long sizeBytes, int sectorBytes, Path file) {}

    public boolean isEqual() {
        return comparisons.stream().allMatch(Comparison::isEqual);
    }

    /// The same for programs.
    public Map<String, Object> json() {
        return JsonObject.members(
                "equal", isEqual(),
                "plan", planHash,
                "disks", disks.stream().map(TrialReport::json).toList(),
                "comparisons", comparisons.stream().map(TrialReport::json).toList(),
                "notTried", notTried.stream().map(TrialReport::json).toList(),
                "installSteps", installSteps);
    }

    private static Map<String, Object> json(TriedDisk disk) {
        return JsonObject.members(
                "name", disk.name(),
                "sizeBytes", disk.sizeBytes(),
                "sectorBytes", disk.sectorBytes(),
                "file", disk.file().toString());
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
                "step", step.kind(), "subject", step.subject(), "detail", step.detail());
    }
}
