package dev.tarmac.yaml;

import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Writes data as YAML that old readers (YAML 1.1) and new ones (1.2) understand alike: to some, a
/// hardware address without quotes is a number, and `no` means false.
public final class YamlText {
    private static final Set<String> NO_WORDS =
            Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

    private YamlText() {}

    /// The text of maps, lists, strings, numbers, booleans and null.
    public static String write(Map<String, ?> data) {
        DumpSettings settings =
                DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .setDereferenceAliases(true)
                        .setWidth(Integer.MAX_VALUE)
                        .build();
        return new Dump(settings, new Words(settings)).dumpToString(data);
    }

    private static boolean isPlain(String text) {
        return text.matches("[A-Za-z][A-Za-z_-]*")
                && !NO_WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    /// Quotes every string that is not a plain word.
    private static final class Words extends StandardRepresenter {
        Words(DumpSettings settings) {
            super(settings);
            representers.put(String.class, this::text);
        }

        private Node text(Object text) {
            return representScalar(
                    Tag.STR,
                    (String) text,
                    isPlain((String) text) ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
        }
    }
}
