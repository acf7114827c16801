package dev.tarmac.yaml;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import java.util.LinkedHashMap;
import java.util.Map;

/// YAML that is passed on as it stands, to who knows its keys: maps, lists, strings, numbers and
/// booleans, as JSON has them.
public final class YamlValues {
    private YamlValues() {}

    /// The mapping that a file holds.
    ///
    /// @param file as the user named it, for messages
    public static Map<String, Object> read(String file, String text) throws Refused {
        LoadSettings settings =
                LoadSettings.builder().setLabel(file).setMaxAliasesForCollections(10).build();
        try {
            YamlDepth.check(file, text, settings);
            if (!(new Load(settings).loadFromString(text) instanceof Map<?, ?> map))
                throw new Refused(
                        file,
                        "is empty or no mapping of keys to values",
                        "start with `key: value`");
            Map<String, Object> values = new LinkedHashMap<>();
            map.forEach((key, value) -> values.put(String.valueOf(key), value));
            return values;
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().orElse(null);
            Where where =
                    mark == null
                            ? Where.of(file)
                            : new Where(file, mark.getLine() + 1, mark.getColumn() + 1);
            throw new Refused(
                    new Problem(where, "not YAML: " + e.getProblem(), "mend it at this place"), e);
        } catch (YamlEngineException e) {
            throw new Refused(
                    Problem.at(file, "not YAML: " + e.getMessage(), "mend the syntax"), e);
        }
    }
}
