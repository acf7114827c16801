package dev.tarmac.firstboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

class FirstBootJsonTest {
    @Test
    void whatIsWrittenIsReadAgain() throws MalformedJson {
        for (FirstBoot value : List.of(Machines.FULL, FirstBoot.NOTHING)) {
            String text = JsonObject.write(FirstBootJson.encode(value));
            FirstBoot again = FirstBootJson.decode(JsonObject.parse(text));
            assertThat(again).isEqualTo(value);
            assertThat(JsonObject.write(FirstBootJson.encode(again))).isEqualTo(text);
        }
    }

    /// An order needs them; whoever writes JSON must know that they are in there.
    @Test
    void passwordsAndScriptsAreInIt() {
        assertThat(JsonObject.write(FirstBootJson.encode(Machines.FULL)))
                .contains(Machines.PLAIN, Machines.HASH, Machines.SCRIPT_SECRET);
    }

    @Test
    void aTimeWithoutSourcesIsOff() throws MalformedJson {
        String text =
                JsonObject.write(FirstBootJson.encode(Machines.FULL))
                        .replaceFirst("\"sources\":\\[[^\\]]*]", "\"sources\":[]");
        assertThat(FirstBootJson.decode(JsonObject.parse(text)).timeSources())
                .contains(new TimeSources.Off());
    }

    @Test
    void whatNoValueCanBeIsMalformed() {
        String text = JsonObject.write(FirstBootJson.encode(Machines.FULL));
        for (String[] change :
                new String[][] {
                    {"\"ann\"", "\"an:n\""},
                    {"10.0.0.5", "10.0.0.500"},
                    {"\"prefix\":24", "\"prefix\":99"},
                    {"443/tcp", "443/tpc"},
                    {"power-off", "power-on"},
                    {"\"kind\":\"bond\"", "\"kind\":\"band\""},
                    {"sshd.service", "sshd.servise"},
                    {"\"kind\":\"plain\"", "\"kind\":\"plane\""}
                })
            assertThatThrownBy(
                            () ->
                                    FirstBootJson.decode(
                                            JsonObject.parse(text.replace(change[0], change[1]))))
                    .as(change[1])
                    .isInstanceOf(MalformedJson.class);
    }

    @Test
    void damagedTextIsAValueOrMalformed() {
        String text = JsonObject.write(FirstBootJson.encode(Machines.FULL));
        Random random = new Random(5);
        int malformed = 0;
        for (int round = 0; round < 10_000; round++) {
            StringBuilder damaged = new StringBuilder(text);
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.setCharAt(at, (char) random.nextInt(1, 128));
                case 1 -> damaged.deleteCharAt(at);
                default -> damaged.insert(at, List.of("\"", "}", "null", "-9").get(round % 4));
            }
            try {
                FirstBootJson.decode(JsonObject.parse(damaged.toString()));
            } catch (MalformedJson expected) {
                malformed++;
            }
        }
        assertThat(malformed).isBetween(1000, 10_000);
    }
}
