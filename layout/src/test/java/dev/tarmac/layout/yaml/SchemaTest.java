package dev.tarmac.layout.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.tarmac.json.JsonObject;
import dev.tarmac.layout.Btrfs;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.RandomLayouts;
import dev.tarmac.layout.Whole;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The JSON Schema that editors use, held against the reader: what is good for one is good for the
/// other, and both know the same keys.
class SchemaTest {
    private static final String TEXT = text();
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(TEXT, InputFormat.JSON);
    private static final Pattern KEY = Pattern.compile("(?<=[\\s{])[a-z][a-z-]*(?=: |:\\n)");

    private static String text() {
        try {
            return Files.readString(Path.of("layout.schema.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isASchemaItself() {
        Schema meta =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(TEXT, InputFormat.JSON)).isEmpty();
    }

    static Stream<Path> examples() throws IOException {
        return ExamplesTest.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void acceptsEveryExample(Path example) throws IOException {
        assertThat(errors(Files.readString(example))).isEmpty();
    }

    static List<String> onThePage() throws IOException {
        return ExamplesTest.onThePage();
    }

    @ParameterizedTest
    @MethodSource("onThePage")
    void acceptsWhatThePageShows(String yaml) {
        assertThat(errors(yaml)).isEmpty();
    }

    @Test
    void acceptsWhatTheWriterWrites() {
        RandomLayouts layouts = new RandomLayouts(8);
        for (int round = 0; round < 500; round++) {
            String yaml = LayoutYamlWriter.write(layouts.good());
            assertThat(errors(yaml)).as(yaml).isEmpty();
        }
        assertThat(errors(Whole.ANACONDA)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("whole")
    void refusesEveryMisspelledKey(String yaml) {
        Matcher key = KEY.matcher(yaml);
        int count = 0;
        while (key.find()) {
            String misspelled = yaml.substring(0, key.end()) + "x" + yaml.substring(key.end());
            assertThat(errors(misspelled)).as(misspelled).isNotEmpty();
            count++;
        }
        assertThat(count).isGreaterThan(30);
    }

    static Stream<String> whole() {
        return Stream.of(Whole.OWN, Whole.ANACONDA);
    }

    @ParameterizedTest
    @EnumSource
    void knowsTheKeysOfTheReader(Keys keys) {
        Map<?, ?> mapping = keys == Keys.LAYOUT ? schema() : definition(keys.schemaName());
        Map<?, ?> properties = (Map<?, ?>) mapping.get("properties");
        assertThat(List.<Object>copyOf(properties.keySet())).isEqualTo(keys.words());
        assertThat(mapping.get("additionalProperties")).isEqualTo(false);
        assertThat(mapping.get("description")).as("a description").isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void thePageTellsEveryKey(Keys keys) throws IOException {
        String page = Files.readString(Path.of("../docs/layouts.md"));
        for (String key : keys.words())
            assertThat(Pattern.compile("`" + key + "[`:]").matcher(page).find()).as(key).isTrue();
    }

    @Test
    void knowsTheWordsOfTheReader() {
        assertThat(words("partition", "type"))
                .isEqualTo(Arrays.stream(Partition.Kind.values()).map(k -> k.word()).toList());
        assertThat(words("partition", "filesystem"))
                .isEqualTo(
                        Stream.concat(
                                        Arrays.stream(Filesystem.Kind.values()).map(k -> k.word()),
                                        Stream.of("none"))
                                .toList());
        assertThat(words("btrfs", "data")).isEqualTo(Btrfs.LEVELS);
        Map<?, ?> attributes =
                (Map<?, ?>)
                        ((Map<?, ?>) definition("partition").get("properties")).get("attributes");
        assertThat(((Map<?, ?>) attributes.get("items")).get("enum"))
                .isEqualTo(Arrays.stream(Partition.Attribute.values()).map(a -> a.word()).toList());
    }

    private static Object words(String definition, String key) {
        Map<?, ?> properties = (Map<?, ?>) definition(definition).get("properties");
        return ((Map<?, ?>) properties.get(key)).get("enum");
    }

    private static Map<?, ?> definition(String name) {
        return (Map<?, ?>) ((Map<?, ?>) schema().get("$defs")).get(name);
    }

    /// JSON is YAML.
    private static Map<?, ?> schema() {
        return (Map<?, ?>) load(TEXT);
    }

    private static Object load(String yaml) {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    @SuppressWarnings("unchecked")
    private static List<String> errors(String yaml) {
        String json = JsonObject.write((Map<String, Object>) load(yaml));
        return SCHEMA.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
    }
}
