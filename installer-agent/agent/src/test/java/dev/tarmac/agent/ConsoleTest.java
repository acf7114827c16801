package dev.tarmac.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;

@Timeout(30)
class ConsoleTest {
    /// A full pipe blocks its writer, as a serial line without a reader does.
    @Test
    void aConsoleThatBlocksDoesNotSilenceTheOthers() throws IOException, InterruptedException {
        PipedOutputStream blocking = new PipedOutputStream(new PipedInputStream(1));
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        Console console = Console.to(blocking, screen);

        console.say("one\ntwo");

        while (!screen.toString(StandardCharsets.UTF_8).equals("tarmac: one\r\ntarmac: two\r\n"))
            Thread.sleep(10);
        console.close();
    }

    @Test
    void everyLineThatWasSaidStandsThereAfterTheEnd() {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        Console console = Console.to(screen);
        for (int i = 0; i < 500; i++) console.say("line " + i);

        console.close();

        assertThat(screen.toString(StandardCharsets.UTF_8)).hasLineCount(500).endsWith("499\r\n");
    }
}
