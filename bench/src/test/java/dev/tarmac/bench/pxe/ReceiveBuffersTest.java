package dev.tarmac.bench.pxe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.lab.process.Tool;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("root")
class ReceiveBuffersTest {
    @Test
    void socketsThatAreMadeMeanwhileHaveRoomAndLaterOnesAreAsBefore() throws Exception {
        String before = usual();
        try (ReceiveBuffers buffers = ReceiveBuffers.enlarge()) {
            assertThat(buffers).isNotNull();
            assertThat(usual()).isEqualTo("4194304");
        }
        assertThat(usual()).isEqualTo(before);
    }

    private static String usual() throws Exception {
        return Tool.run("sysctl", "-n", "net.core.rmem_default").strip();
    }
}
