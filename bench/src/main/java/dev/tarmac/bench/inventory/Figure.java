package dev.tarmac.bench.inventory;

import dev.tarmac.json.JsonObject;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// One figure of the inventory.
///
/// @param bar what it must stay below, or, where that is 0, what it must be; empty is for
///   information
/// @param measured from when to when, and by what client
public record Figure(String name, String unit, double ours, OptionalDouble bar, String measured) {
    /// Whether it is as good as it must be; what has no bar always is.
    public boolean met() {
        return bar.isEmpty() || (bar.getAsDouble() == 0 ? ours == 0 : ours < bar.getAsDouble());
    }

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("unit", unit);
        json.put("ours", ours);
        if (bar.isPresent()) json.put("bar", bar.getAsDouble());
        json.put("met", met());
        json.put("measured", measured);
        return json;
    }

    /// The report of the benchmark as JSON: each figure by its name, and all that is known of it
    /// below `results`.
    public static String report(List<Figure> figures) {
        Map<String, Object> report = new LinkedHashMap<>();
        for (Figure figure : figures) report.put(figure.name(), figure.ours());
        report.put("results", figures.stream().map(Figure::json).toList());
        return JsonObject.writePretty(report) + "\n";
    }
}
