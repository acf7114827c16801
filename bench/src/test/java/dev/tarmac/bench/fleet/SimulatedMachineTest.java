package dev.tarmac.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.json.MalformedJson;

import org.junit.jupiter.api.Test;

class SimulatedMachineTest {
    @Test
    void theTicketIsReadOutOfItsArchive() throws Exception {
        String archive = entry("tarmac", "", "040755") + entry("tarmac/ticket", "secret", "100600");
        assertThat(SimulatedMachine.ticket(archive)).isEqualTo("secret");
    }

    @Test
    void anArchiveWithoutOneIsRefused() {
        assertThatThrownBy(() -> SimulatedMachine.ticket("070701"))
                .isInstanceOf(MalformedJson.class);
    }

    private static String entry(String name, String content, String mode) {
        String header =
                "070701"
                        + "00000001"
                        + "00"
                        + mode
                        + "0".repeat(8 * 4)
                        + hex(content.length())
                        + "0".repeat(8 * 4)
                        + hex(name.length() + 1)
                        + "0".repeat(8);
        return padded(padded(header + name + "\0") + content);
    }

    private static String hex(int number) {
        return String.format("%08x", number);
    }

    private static String padded(String text) {
        return text + "\0".repeat((4 - text.length() % 4) % 4);
    }
}
