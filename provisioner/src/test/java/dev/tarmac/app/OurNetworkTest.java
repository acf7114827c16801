package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.doctor.LoaderFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class OurNetworkTest {
    /// The doctor says "Secure Boot refuses it" only of what it knows to be unsigned or not at all.
    @Test
    void looksAtTheSignedLoadersThatLieWithTheAgent(@TempDir Path agent) throws Exception {
        Path shim = Files.write(agent.resolve("shimx64.efi"), signedProgram());
        try (OurNetwork network = new OurNetwork()) {
            assertThat(network.loader("shimx64.efi", Map.of("shimx64.efi", shim)))
                    .contains(new LoaderFile(0x8664, true));
            assertThat(network.loader("grubx64.efi", Map.of("shimx64.efi", shim))).isEmpty();
        }
    }

    private static byte[] signedProgram() {
        ByteBuffer bytes = ByteBuffer.allocate(240).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(0, (short) 0x5A4D).putInt(60, 64).putInt(64, 0x4550);
        bytes.putShort(68, (short) 0x8664).putShort(88, (short) 0x20B);
        return bytes.putInt(64 + 24 + 112 + 8 * 4 + 4, 1).array();
    }
}
