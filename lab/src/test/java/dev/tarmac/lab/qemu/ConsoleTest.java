package dev.tarmac.lab.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ConsoleTest {
    @TempDir Path folder;

    @Test
    void theTailIsPlainText() throws IOException {
        Path console = folder.resolve("console.log");
        Files.writeString(
                console,
                "one\r\n\u001b[2J\u001b[01;01H\u001b[=3htwo\r\n\r\n\u001b[0;1mthree\u001b[0m");
        assertThat(Console.tail(console, 2)).containsExactly("two", "three");
        assertThat(Console.tail(console, 9)).containsExactly("one", "two", "three");
    }

    @Test
    void aMachineThatSaidNothingHasNoTail() throws IOException {
        assertThat(Console.tail(folder.resolve("console.log"), 5)).isEmpty();
    }
}
