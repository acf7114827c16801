package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.http.Least;
import dev.tarmac.http.Route;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Every route beside everybody who may ask, over the real server. A new route is written down here
/// with who may use it, or the test fails.
class AuthorisationTest extends RunningServer {
    /// In this order a role may what those before it may.
    enum Who {
        NOBODY,
        WRONG_TOKEN,
        VIEWER,
        OPERATOR,
        ADMIN
    }

    private static final String EXPECTED =
            """
            ANYBODY   GET    /health
            ANYBODY   GET    /api/v1/health
            ANYBODY   GET    /api/v1/openapi.json
            ANYBODY   GET    /health/live
            ANYBODY   GET    /health/ready
            ANYBODY   GET    /metrics
            ANYBODY   GET    /boot/agent/vmlinuz
            ANYBODY   HEAD   /boot/agent/vmlinuz
            ANYBODY   GET    /boot/agent/{sha256}/vmlinuz
            ANYBODY   HEAD   /boot/agent/{sha256}/vmlinuz
            ANYBODY   GET    /boot/agent/initramfs.img
            ANYBODY   HEAD   /boot/agent/initramfs.img
            ANYBODY   GET    /boot/agent/{sha256}/initramfs.img
            ANYBODY   HEAD   /boot/agent/{sha256}/initramfs.img
            ANYBODY   GET    /boot/loader/{file}
            ANYBODY   HEAD   /boot/loader/{file}
            ANYBODY   GET    /boot/{mac}/ipxe
            ANYBODY   GET    /boot/{mac}/ticket.cpio
            ANYBODY   GET    /boot/{mac}/kickstart/{template}
            ANYBODY   GET    /seed/{file}
            ANYBODY   GET    /images/*
            ANYBODY   HEAD   /images/*
            MACHINE   POST   /agent/v1/hello
            MACHINE   POST   /agent/v1/facts
            MACHINE   GET    /agent/v1/command
            MACHINE   POST   /agent/v1/events
            MACHINE   POST   /agent/v1/beat
            MACHINE   POST   /proof/v1
            VIEWER    GET    /api/v1/leases
            VIEWER    GET    /api/v1/machines
            VIEWER    GET    /api/v1/machines/{mac}
            VIEWER    GET    /api/v1/machines/{mac}/diagnosis
            OPERATOR  PUT    /api/v1/machines/{mac}
            OPERATOR  PATCH  /api/v1/machines/{mac}
            OPERATOR  DELETE /api/v1/machines/{mac}
            OPERATOR  POST   /api/v1/machines/{mac}/shell
            VIEWER    GET    /api/v1/machines/{mac}/plan
            VIEWER    GET    /api/v1/machines/{mac}/kickstart-values
            OPERATOR  POST   /api/v1/machines/{mac}/approve
            OPERATOR  POST   /api/v1/machines/{mac}/release-disks
            OPERATOR  POST   /api/v1/machines/{mac}/installs
            VIEWER    GET    /api/v1/rules
            OPERATOR  PUT    /api/v1/rules
            VIEWER    GET    /api/v1/rack
            OPERATOR  PUT    /api/v1/rack
            OPERATOR  DELETE /api/v1/rack/{name}
            VIEWER    GET    /api/v1/audit
            OPERATOR  POST   /api/v1/installs
            VIEWER    GET    /api/v1/installs
            VIEWER    GET    /api/v1/installs/{id}
            VIEWER    GET    /api/v1/installs/{id}/events
            OPERATOR  POST   /api/v1/installs/{id}/retry
            OPERATOR  POST   /api/v1/installs/{id}/abort
            VIEWER    GET    /api/v1/profiles
            VIEWER    GET    /api/v1/profiles/{name}
            OPERATOR  PUT    /api/v1/profiles/{name}
            OPERATOR  DELETE /api/v1/profiles/{name}
            VIEWER    GET    /api/v1/images
            VIEWER    GET    /api/v1/images/*
            ANYBODY   POST   /api/v1/login
            VIEWER    POST   /api/v1/logout
            VIEWER    GET    /api/v1/me
            ADMIN     GET    /api/v1/users
            ADMIN     POST   /api/v1/users
            ADMIN     PUT    /api/v1/users/{name}/password
            ADMIN     DELETE /api/v1/users/{name}
            ADMIN     GET    /api/v1/tokens
            ADMIN     POST   /api/v1/tokens
            ADMIN     DELETE /api/v1/tokens/{name}
            VIEWER    GET    /api/v1/events
            ANYBODY   GET    /static/{file}
            ANYBODY   GET    /login
            ANYBODY   POST   /login
            VIEWER    POST   /logout
            VIEWER    GET    /
            VIEWER    GET    /machines/{mac}
            VIEWER    GET    /installs
            VIEWER    GET    /installs/{id}
            VIEWER    GET    /images
            VIEWER    GET    /profiles
            VIEWER    GET    /rules
            VIEWER    GET    /audit
            VIEWER    GET    /doctor
            OPERATOR  POST   /machines/{mac}/profile
            OPERATOR  POST   /machines/{mac}/installs
            OPERATOR  POST   /machines/{mac}/shell
            OPERATOR  POST   /installs/{id}/retry
            OPERATOR  POST   /installs/{id}/abort
            """;

    /// Who tried several logins has to wait.
    private static final Set<Integer> TURNED_AWAY = Set.of(401, 403, 429);

    /// Never ends for who is let in.
    private static final String STREAM = "/api/v1/events";

    private final Map<Who, String> tokens = new HashMap<>();

    @BeforeAll
    void giveAccess() throws Exception {
        tokens.put(Who.ADMIN, rig.token);
        for (Who who : List.of(Who.VIEWER, Who.OPERATOR)) {
            String role = who.name().toLowerCase(Locale.ROOT);
            Client.Answer made = client.post("/api/v1/tokens", Map.of("name", role, "role", role));
            assertThat(made.status()).as(made.text()).isEqualTo(201);
            tokens.put(who, made.json().text("token"));
        }
        // Of a name that exists, with the secret of another. Shown again and again it is one guess.
        tokens.put(
                Who.WRONG_TOKEN,
                tokens.get(Who.OPERATOR).replace("tarmac_operator", "tarmac_viewer"));
    }

    /// Written down by hand: who may ask is decided here, and seen in the diff.
    @Test
    void everyRouteIsWrittenDownHere() {
        Map<String, Least> written = new TreeMap<>();
        for (String line : EXPECTED.lines().toList()) {
            String[] words = line.split(" +", -1);
            written.put(words[1] + " " + words[2], Least.valueOf(words[0]));
        }
        Map<String, Least> routed = new TreeMap<>();
        for (Route route : server.routes()) routed.put(route.toString(), route.least());
        assertThat(routed).isEqualTo(written);
        assertThat(server.routes()).hasSameSizeAs(routed.keySet());
    }

    @ParameterizedTest
    @EnumSource(Who.class)
    void everybodyMayWhatIsWrittenDown(Who who) throws Exception {
        for (String line : EXPECTED.lines().toList()) {
            String[] words = line.split(" +", -1);
            Least least = Least.valueOf(words[0]);
            if (words[2].equals(STREAM) && who.compareTo(Who.VIEWER) >= 0) {
                assertThat(client.opens(STREAM, tokens.get(who))).isEqualTo(200);
                continue;
            }
            Client.Answer answer = ask(words[1], words[2], who);
            if (who == Who.NOBODY && least.role().isPresent() && isPage(words[2])) {
                assertThat(answer.status()).as(line).isEqualTo(303);
                assertThat(answer.header("Location").orElseThrow()).startsWith("/login");
                continue;
            }
            assertThat(TURNED_AWAY.contains(answer.status()))
                    .as(who + " " + line + ": " + answer.status() + " " + answer.text())
                    .isEqualTo(isTurnedAway(who, least, words[1] + words[2]));
            if (least.role().isPresent() && who.compareTo(Who.VIEWER) < 0)
                assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"tarmac\"");
            if (least.role().isEmpty()) continue;
            if (answer.status() == 401) assertProblem(answer, 401, "token");
            if (answer.status() == 403)
                assertProblem(answer, 403, "needs the role " + least.role().get());
        }
    }

    private static boolean isPage(String path) {
        return !path.startsWith("/api/");
    }

    /// Agents show tokens of another kind, and a login is refused by what is in it.
    private static boolean isTurnedAway(Who who, Least least, String route) {
        return switch (least) {
            case ANYBODY -> route.startsWith("POST") && route.endsWith("/login");
            case MACHINE -> true;
            case VIEWER -> who.compareTo(Who.VIEWER) < 0;
            case OPERATOR -> who.compareTo(Who.OPERATOR) < 0;
            case ADMIN -> who.compareTo(Who.ADMIN) < 0;
        };
    }

    /// With names of things that are not there: whoever is let in gets another problem.
    private Client.Answer ask(String method, String template, Who who) throws Exception {
        String path =
                template.replace("{mac}", "52:54:00:00:0e:01")
                        .replace("{id}", "0000000000")
                        .replace("{name}", "nobody-has-it")
                        .replace("{sha256}", "0".repeat(64))
                        .replace("{file}", "none.efi")
                        .replace("{template}", "none")
                        .replace("*", "none/manifest.json");
        String token = tokens.getOrDefault(who, "");
        return client.call(method, path, body(template), token);
    }

    private static String body(String template) {
        return switch (template) {
            case "/agent/v1/hello" ->
                    "{\"ticket\":\"x\",\"mac\":\"52:54:00:00:0e:01\",\"agentVersion\":\"1\",\"abilities\":[]}";
            case "/proof/v1" ->
                    "{\"install\":\"0000000000\",\"token\":\"x\",\"hostname\":\"h\",\"machineId\":\"m\","
                            + "\"rootPartuuid\":\"r\",\"kernel\":\"k\",\"secureBoot\":false}";
            case "/api/v1/login" -> "{\"user\":\"nobody\",\"password\":\"wrong\"}";
            default -> "{}";
        };
    }
}
