package dev.tarmac.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class CheckoutTest {
    @Test
    void theCacheIsWhereTheEnvironmentSays() {
        assertThat(Checkout.cache(Map.of("TARMAC_CACHE", "/a", "XDG_CACHE_HOME", "/b")))
                .isEqualTo(Path.of("/a"));
        assertThat(Checkout.cache(Map.of("TARMAC_CACHE", "", "XDG_CACHE_HOME", "/b")))
                .isEqualTo(Path.of("/b/tarmac"));
        assertThat(Checkout.cache(Map.of()))
                .isEqualTo(Path.of(System.getProperty("user.home"), ".cache/tarmac"));
    }
}
