package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.access.AccountName;
import dev.tarmac.access.ApiToken;

import org.junit.jupiter.api.Test;

import java.util.Map;

/// Whoever guesses has to wait; who has a token that was good already has not.
class GuessingTest extends RunningServer {
    @Test
    void passwords() throws Exception {
        Client.Answer last = login("guess 0");
        for (int i = 1; last.status() == 401 && i < 10; i++) last = login("guess " + i);
        assertWaits(last, "too many wrong passwords");
    }

    private Client.Answer login(String password) throws Exception {
        return client.post("/api/v1/login", Map.of("user", "max", "password", password));
    }

    @Test
    void tokens() throws Exception {
        assertThat(client.get("/api/v1/me").status()).isEqualTo(200);
        Client.Answer last = me();
        for (int i = 1; last.status() == 401 && i < 10; i++) last = me();
        assertWaits(last, "too many wrong tokens");
        assertThat(client.get("/api/v1/me").status()).isEqualTo(200);
    }

    private Client.Answer me() throws Exception {
        String guess = ApiToken.random(new AccountName("admin")).text();
        return client.get("/api/v1/me", "Authorization", "Bearer " + guess);
    }

    private static void assertWaits(Client.Answer answer, String words) throws Exception {
        assertProblem(answer, 429, words);
        assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isPositive();
    }
}
