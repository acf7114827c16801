package dev.tarmac.cli.server;

import dev.tarmac.cli.command.TextFile;
import dev.tarmac.problem.Refused;
import dev.tarmac.yaml.YamlValues;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a profile sets up, in YAML or JSON. A text may stand in a file of its own: `contentFile`
/// instead of `content`, and so on, named from where the setup stands.
final class SetupFile {
    private static final List<String> IN_FILES =
            List.of("content", "secret", "userData", "passwordHash", "rootPasswordHash");
    private static final String SUFFIX = "File";

    private final Path folder;

    private SetupFile(Path folder) {
        this.folder = folder;
    }

    static Map<String, Object> read(Path file) throws Refused {
        Path folder = file.toAbsolutePath().getParent();
        return new SetupFile(folder).map(YamlValues.read(file.toString(), TextFile.read(file)));
    }

    private Map<String, Object> map(Map<?, ?> map) throws Refused {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = String.valueOf(entry.getKey());
            String named =
                    key.endsWith(SUFFIX) ? key.substring(0, key.length() - SUFFIX.length()) : "";
            if (IN_FILES.contains(named) && entry.getValue() instanceof String path)
                values.put(named, text(named, folder.resolve(path)));
            else values.put(key, value(entry.getValue()));
        }
        return values;
    }

    /// A hash is one line, and editors end it.
    private static String text(String key, Path file) throws Refused {
        String text = TextFile.read(file);
        return key.endsWith("Hash") ? text.strip() : text;
    }

    private Object value(Object value) throws Refused {
        if (value instanceof Map<?, ?> map) return map(map);
        if (!(value instanceof List<?> list)) return value;
        List<Object> values = new ArrayList<>();
        for (Object each : list) values.add(value(each));
        return values;
    }
}
