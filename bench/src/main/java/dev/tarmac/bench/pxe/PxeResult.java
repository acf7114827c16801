package dev.tarmac.bench.pxe;

import dev.tarmac.json.JsonObject;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// One figure with its bar. What is told are medians of samples that were taken in turn.
///
/// @param peers samples by the name of the peer; empty where there is none
/// @param bar what the ratio to the best peer must reach; without peers, what our figure must stay
///   below
/// @param measured from when to when, and by what client
public record PxeResult(
        String name,
        String unit,
        List<Double> ours,
        Map<String, List<Double>> peers,
        double bar,
        String measured) {
    public PxeResult {
        ours = List.copyOf(ours);
        peers = Collections.unmodifiableMap(new LinkedHashMap<>(peers));
        if (ours.isEmpty()) throw new IllegalArgumentException(name + " has no sample");
    }

    public double median() {
        return median(ours);
    }

    public Map<String, Double> peerMedians() {
        Map<String, Double> medians = new LinkedHashMap<>();
        peers.forEach((peer, samples) -> medians.put(peer, median(samples)));
        return medians;
    }

    /// Ours divided by the best peer's, where more is better; empty without peers.
    public OptionalDouble ratio() {
        OptionalDouble best = peerMedians().values().stream().mapToDouble(each -> each).max();
        return best.isPresent()
                ? OptionalDouble.of(median() / best.getAsDouble())
                : OptionalDouble.empty();
    }

    public boolean met() {
        return ratio().isPresent() ? ratio().getAsDouble() >= bar : median() < bar;
    }

    static double median(List<Double> samples) {
        List<Double> sorted = samples.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("unit", unit);
        json.put("ours", median());
        json.put("peers", peerMedians());
        ratio().ifPresent(ratio -> json.put("ratio", ratio));
        json.put("bar", bar);
        json.put("met", met());
        json.put("measured", measured);
        json.put("samples", JsonObject.members("ours", ours, "peers", peers));
        return json;
    }

    /// The report of a benchmark as JSON.
    public static String report(List<PxeResult> results) {
        return JsonObject.writePretty(
                        Map.of("results", results.stream().map(PxeResult::json).toList()))
                + "\n";
    }
}
