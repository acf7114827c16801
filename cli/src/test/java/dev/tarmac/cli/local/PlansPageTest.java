package dev.tarmac.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.cli.CommandLineFixture;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Every command of docs/plans.md does what the page says.
class PlansPageTest {
    private static final Path ROOT = Path.of("..");

    @TempDir private Path folder;

    static List<String> commands() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/plans.md")).stream()
                .filter(line -> line.startsWith("./tarmac "))
                .map(line -> line.substring("./tarmac ".length()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void runsAsItIsShown(String command) {
        CommandLineFixture tarmac = new CommandLineFixture(folder);
        String[] words =
                Arrays.stream(command.split(" "))
                        .map(word -> word.contains("/") ? ROOT.resolve(word).toString() : word)
                        .toArray(String[]::new);
        int differs = command.startsWith("layout diff") ? 1 : 0;
        assertThat(tarmac.run(words)).as("%s", tarmac.err()).isEqualTo(differs);
        assertThat(tarmac.out()).isNotEmpty();
    }
}
