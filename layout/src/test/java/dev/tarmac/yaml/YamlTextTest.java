package dev.tarmac.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.util.Map;

class YamlTextTest {
    @Test
    void stringsThatSomeReadersTakeForSomethingElseAreQuoted() throws Exception {
        Map<String, Object> data =
                JsonObject.parse(
                                """
                                {"mac":"52:54:00:12:34:56","state":"proven","answer":"no","unit":"12",
                                 "cpus":4,"held":true,"labels":{},"disks":[{"name":"vda"},{"name":""}]}
                                """)
                        .asMap();
        String text = YamlText.write(data);
        assertThat(text.lines())
                .containsExactly(
                        "mac: \"52:54:00:12:34:56\"",
                        "state: proven",
                        "answer: \"no\"",
                        "unit: \"12\"",
                        "cpus: 4",
                        "held: true",
                        "labels: {}",
                        "disks:",
                        "- name: vda",
                        "- name: \"\"");
        assertThat(new Load(LoadSettings.builder().build()).loadFromString(text)).isEqualTo(data);
    }

    @Test
    void textOfSeveralLinesComesBackAsItWas() {
        Map<String, Object> data = Map.of("text", "a: b\n\ttab \u0007 é\n");
        assertThat(new Load(LoadSettings.builder().build()).loadFromString(YamlText.write(data)))
                .isEqualTo(data);
    }
}
