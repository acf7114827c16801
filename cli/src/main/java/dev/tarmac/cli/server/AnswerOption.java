package dev.tarmac.cli.server;

import dev.tarmac.json.JsonObject;
import dev.tarmac.yaml.YamlText;

import picocli.CommandLine.Option;

import java.util.Map;

/// How what the server answers is printed: for people, or all of it for programs.
final class AnswerOption {
    enum Format {
        TABLE,
        JSON,
        YAML
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json|yaml",
            description = "how to print it (default: table)")
    private Format format = Format.TABLE;

    boolean isTable() {
        return format == Format.TABLE;
    }

    /// The data as programs read it, without the last line's end.
    String data(Map<String, ?> answer) {
        return format == Format.YAML
                ? YamlText.write(answer).stripTrailing()
                : JsonObject.writePretty(answer);
    }
}
