package dev.tarmac.bench;

import dev.tarmac.json.JsonObject;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Samples of ours and of the peer, taken in turn; what is told are medians and their ratio.
///
/// @param unit of every sample
/// @param peerCommand what the peer ran, to the letter
/// @param measured from when to when, and what is in it on either side
public record Comparison(
        String name,
        String unit,
        String peerName,
        String peerCommand,
        String measured,
        List<Double> ours,
        List<Double> peer) {
    public Comparison {
        ours = List.copyOf(ours);
        peer = List.copyOf(peer);
        if (ours.isEmpty() || ours.size() != peer.size())
            throw new IllegalArgumentException(ours.size() + " samples beside " + peer.size());
    }

    /// Ours divided by the peer's: below 1 is faster where the unit is a time.
    public double ratio() {
        return median(ours) / median(peer);
    }

    static double median(List<Double> samples) {
        List<Double> sorted = samples.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /// One line for people.
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s: ours %.1f %s, %s %.1f %s, ratio %.2f (medians of %d runs each)",
                name,
                median(ours),
                unit,
                peerName,
                median(peer),
                unit,
                ratio(),
                ours.size());
    }

    private Map<String, Object> json() {
        return JsonObject.members(
                "name",
                name,
                "unit",
                unit,
                "ours",
                median(ours),
                "peer",
                median(peer),
                "peerName",
                peerName,
                "ratio",
                ratio(),
                "runs",
                ours.size(),
                "samples",
                JsonObject.members("ours", ours, "peer", peer),
                "measured",
                measured,
                "peerCommand",
                peerCommand);
    }

    /// The report of a benchmark as JSON.
    public static String report(List<Comparison> results) {
        return JsonObject.writePretty(
                        Map.of("results", results.stream().map(Comparison::json).toList()))
                + "\n";
    }
}
