package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.json.JsonObject;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;

class HealthTest extends RunningServer {
    private JsonObject ready(int status) throws Exception {
        Client.Answer answer = client.get("/health/ready");
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.json();
    }

    private static JsonObject part(JsonObject answer, String name) throws Exception {
        return answer.list("parts", part -> part).stream()
                .filter(part -> part.asMap().get("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyPartIsNamedWithWhatIsWrongWithIt() throws Exception {
        assertThat(ready(200).text("status")).isEqualTo("ready");
        Path image = rig.config.images();
        Path aside = image.resolveSibling("aside");
        Path agent = rig.config.agent().resolve("agent.json");
        byte[] build = Files.readAllBytes(agent);
        Files.move(image, aside);
        Files.delete(agent);
        try {
            JsonObject answer = ready(503);
            assertThat(answer.text("status")).isEqualTo("not ready");
            assertThat(part(answer, "database").flag("ready")).isTrue();
            assertThat(part(answer, "images").flag("ready")).isFalse();
            assertThat(part(answer, "images").text("where")).isEqualTo(image.toString());
            assertThat(part(answer, "agent").text("what")).contains("there is no agent");
            assertThat(part(answer, "agent").text("fix")).contains("tarmac agent build");
            assertThat(client.get("/health/live").status()).isEqualTo(200);
            assertThat(client.get("/health").status()).isEqualTo(422);
        } finally {
            Files.move(aside, image);
            Files.write(agent, build);
        }
        ready(200);
    }
}
