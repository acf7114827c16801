package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;

/// What firmware fetches that boots by HTTP.
class LoaderByHttpTest extends RunningServer {
    private static final String LOADER = "/boot/loader/snponly.efi";

    @BeforeAll
    void writeLoaders() throws Exception {
        Files.writeString(rig.config.loaders().root().resolve("snponly.efi"), "a loader");
        Files.writeString(rig.config.loaders().root().resolve("other.efi"), "not a loader");
    }

    @Test
    void theSizeIsToldBeforeTheFile() throws Exception {
        Client.Answer head = client.head(LOADER);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("content-length")).contains("8");
        Client.Answer whole = client.get(LOADER);
        assertThat(whole.text()).isEqualTo("a loader");
        assertThat(whole.header("content-length")).contains("8");
        assertThat(whole.header("content-type")).contains("application/efi");
    }

    @Test
    void nothingElseOfThatDirectoryIsThere() throws Exception {
        assertProblem(client.get("/boot/loader/other.efi"), 404, "no boot loader");
        assertProblem(client.get("/boot/loader/snponly-arm64.efi"), 404, "no boot loader");
        assertProblem(client.get("/boot/loader/..%2fagent%2fvmlinuz"), 404, "no boot loader");
    }
}
