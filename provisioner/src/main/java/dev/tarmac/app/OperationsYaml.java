package dev.tarmac.app;

import dev.tarmac.yaml.YamlObject;

import java.time.Duration;
import java.util.List;

/// Reads how the server is run.
final class OperationsYaml {
    /// The keys of it, at the top of the file.
    static final List<String> KEYS = List.of("stopSeconds", "https");

    private OperationsYaml() {}

    static OperationsConfig read(YamlObject top, HttpsYaml https) {
        return new OperationsConfig(
                top.value(
                                "stopSeconds",
                                text -> Duration.ofSeconds(WholeNumber.of(text, 0, 3600)),
                                "write `stopSeconds: 20`")
                        .orElse(OperationsConfig.USUAL.stopWithin()),
                https.read(top));
    }
}
