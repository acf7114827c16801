package dev.tarmac.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTokenTest {
    @Test
    void isReadBackAsItWasMade() {
        ApiToken token = ApiToken.random(new AccountName("ci-1.prod"));
        assertThat(token.text()).matches("tarmac_ci-1\\.prod_[A-Za-z0-9_-]{43}");
        assertThat(ApiToken.parse(token.text())).contains(token);
        assertThat(token.toString()).doesNotContain(token.secret().text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "tarmac", "tarmac_", "tarmac__x", "tarmac_ci_", "tarmac_CI_x", "x_ci_x"})
    void whatIsNoTokenIsNone(String text) {
        assertThat(ApiToken.parse(text)).isEmpty();
    }

    @Test
    void aHashFitsItsSecretAlone() {
        SlowHash hash = SlowHash.of(new Secret("correct horse"));
        assertThat(hash.text()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hash.matches(new Secret("correct horse"))).isTrue();
        assertThat(hash.matches(new Secret("correct horsf"))).isFalse();
        assertThat(hash.toString()).isEqualTo("***");
        assertThatThrownBy(() -> new SlowHash("$2b$10$x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// The reference implementation's own vector (argon2 `-id -t 2 -k 65536 -p 1 -l 32`).
    @Test
    void hashesOfOtherLibrariesAreRead() {
        assertThat(
                        new SlowHash(
                                        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
                                .matches(new Secret("password")))
                .isTrue();
    }

    @Test
    void theSameLetterTypedInTwoWaysIsTheSame() {
        assertThat(
                        SlowHash.of(new Secret("caf\u00e9 caf\u00e9"))
                                .matches(new Secret("cafe\u0301 cafe\u0301")))
                .isTrue();
    }

    @Test
    void aShortPasswordIsNone() {
        assertThatThrownBy(() -> Password.chosen("elevenchars"))
                .hasMessageContaining("at least 12");
        assertThat(Password.chosen("twelve chars").text()).isEqualTo("twelve chars");
    }
}
