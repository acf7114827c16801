package dev.tarmac.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.Golden;
import dev.tarmac.doctor.Diagnosis.Exhibit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What the doctor says of boots with real firmware, captured in the lab (FailedBootTest and
/// ProxyDhcpTest there make them anew): the same as when it was there.
class CapturedBootsTest {
    private static final Path FOLDER = Path.of("src/test/resources/captures");

    @TempDir private Path loaders;

    static List<Path> machines() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    @BeforeEach
    void haveLoaders() throws IOException {
        for (String name : List.of("snponly.efi", "undionly.kpxe"))
            Files.createFile(loaders.resolve(name));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void saysWhatItSaidThen(Path machine) throws Exception {
        CapturedBoot boot = CapturedBoot.read(machine);
        Diagnosis diagnosis = boot.replayed(loaders);
        assertThat(diagnosis.verdict().kind())
                .as(diagnosis.toString())
                .hasToString(boot.verdictThen());
        assertThat(diagnosis.exhibits())
                .extracting(Exhibit::what)
                .containsExactlyElementsOf(boot.evidenceThen());
        String name = machine.getFileName().toString().replace(".json", ".txt");
        Golden.check(machine.resolveSibling(name), text(diagnosis));
    }

    private static String text(Diagnosis diagnosis) {
        StringBuilder text = new StringBuilder();
        tell(text, "verdict", diagnosis.verdict());
        diagnosis.also().forEach(also -> tell(text, "also", also));
        Instant start = diagnosis.exhibits().getFirst().at();
        for (Exhibit exhibit : diagnosis.exhibits())
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%7.2f  %s%n",
                            Duration.between(start, exhibit.at()).toMillis() / 1000.0,
                            exhibit.what()));
        return text.toString();
    }

    private static void tell(StringBuilder text, String what, Verdict verdict) {
        text.append("%s %s: %s%n".formatted(what, verdict.kind(), verdict.sentence()));
        if (!verdict.fix().isEmpty()) text.append("fix: %s%n".formatted(verdict.fix()));
    }
}
