package dev.tarmac.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tarmac.firstboot.FirstBoot;
import dev.tarmac.firstboot.FirstBootJson;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.firstboot.ToFirstBoot;
import dev.tarmac.kickstart.read.Includes;
import dev.tarmac.kickstart.read.KickstartReader;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Whatever people write, it becomes a value that an order can carry.
class FirstBootReplayTest {
    /// Names the folder of the recordings, which are no part of the project.
    private static final String FOLDER = "tarmac.kickstart.data";

    private int values;

    @ParameterizedTest
    @ValueSource(
            strings = {"kickstart-lines.jsonl", "kickstart-files.jsonl", "kickstart-real.jsonl"})
    void everyRecordedFileBecomesAValue(String file) throws IOException, Refused {
        Path cases = Path.of(System.getProperty(FOLDER, "")).resolve(file);
        assumeTrue(
                Files.exists(cases),
                "no recordings: give their folder with -D" + FOLDER + "=FOLDER");
        RecordedCases.each(
                cases, "kickstart case", "kickstart-lines, -files or -real", this::replay);
        assertThat(values).isPositive();
    }

    private void replay(Map<String, Object> recorded) throws MalformedJson {
        String text =
                Stream.of("input", "ks", "text")
                        .map(recorded::get)
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .findFirst()
                        .orElseThrow();
        for (KsVersion version : KsVersion.values()) {
            Kickstart kickstart = KickstartReader.read("ks", text, version, Includes.IGNORED);
            FirstBoot value = ToFirstBoot.of(kickstart).value();
            assertThat(
                            FirstBootJson.decode(
                                    JsonObject.parse(
                                            JsonObject.write(FirstBootJson.encode(value)))))
                    .as(text)
                    .isEqualTo(value);
            values++;
        }
    }
}
