package dev.tarmac.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class KickstartReplayTest {
    /// Names the folder of the recordings, which are no part of the project.
    private static final String FOLDER = "tarmac.kickstart.data";

    @TempDir private Path temporary;

    @ParameterizedTest
    @ValueSource(
            strings = {"kickstart-lines.jsonl", "kickstart-files.jsonl", "kickstart-real.jsonl"})
    void agreesWithTheRecordings(String file) throws IOException, Refused {
        Path cases = Path.of(System.getProperty(FOLDER, "")).resolve(file);
        assumeTrue(
                Files.exists(cases),
                "no recordings: give their folder with -D" + FOLDER + "=FOLDER");
        Agreement replay = KickstartReplay.of(cases);
        assertThat(replay.disagreements()).isEmpty();
        assertThat(replay.total()).isPositive();
    }

    @Test
    void answersCasesWithoutAnswers() throws IOException, Refused {
        Path cases = temporary.resolve("cases.jsonl");
        Files.writeString(
                cases,
                """
                {"input":"skipx","versions":["RHEL9"]}
                {"input":"nothing","versions":["RHEL9"]}
                {"id":"a","ks":"zerombr\\n","versions":["F45"]}
                {"text":"zerombr x\\n","version":"RHEL8"}
                """);
        Agreement replay = KickstartReplay.of(cases);
        assertThat(replay.total()).isZero();
        Path answers = temporary.resolve("answers.jsonl");
        replay.writeAnswers(answers);
        assertThat(Files.readAllLines(answers))
                .containsExactly(
                        "{\"input\":\"skipx\",\"verdicts\":{\"RHEL9\":"
                                + "{\"status\":\"ok\",\"normalized\":\"skipx\\n\"}}}",
                        "{\"input\":\"nothing\",\"verdicts\":{\"RHEL9\":"
                                + "{\"status\":\"unknown-command\",\"message\":null}}}",
                        "{\"id\":\"a\",\"ks\":\"zerombr\\n\",\"verdicts\":{\"F45\":"
                                + "{\"data\":{\"zerombr\":{\"lineno\":1,\"zerombr\":true}},"
                                + "\"errors\":[],\"fatal\":null,\"ksvalidator_ok\":true,"
                                + "\"ok\":true,\"packages\":0,\"scripts\":[],\"warnings\":[]}}}",
                        "{\"text\":\"zerombr x\\n\",\"version\":\"RHEL8\",\"ok\":false,"
                                + "\"ksvalidator_ok\":false,\"errors\":[{\"exc\":"
                                + "\"KickstartParseError\",\"line\":1,\"message\":"
                                + "\"unrecognized arguments: x\"}],"
                                + "\"data\":{\"zerombr\":{\"lineno\":1}}}");
    }

    @Test
    void countsWhatDiffers() throws IOException, Refused {
        Path cases = temporary.resolve("cases.jsonl");
        Files.writeString(
                cases,
                "{\"input\":\"skipx\",\"verdicts\":{\"RHEL9\":{\"status\":\"error\",\"message\":\"\"},"
                        + "\"F45\":{\"status\":\"ok\",\"normalized\":\"skipx\\n\"}}}\n");
        Agreement replay = KickstartReplay.of(cases);
        assertThat(replay.agree()).isEqualTo(1);
        assertThat(replay.disagreements()).hasSize(1);
    }
}
