package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.access.Role;
import dev.tarmac.http.Route;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The document says what the routes are, and the other way round.
class OpenApiTest extends RunningServer {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    @Test
    void pathsMethodsAndRolesAreThoseOfTheRoutes() throws Exception {
        Client.Answer answer = new Client(rig.config.url(), "").get("/api/v1/openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        JsonObject document = answer.json();
        assertThat(document.text("openapi")).startsWith("3.1.");
        assertThat(documented(document)).isEqualTo(routed());
    }

    private Map<String, String> routed() {
        Map<String, String> roles = new TreeMap<>();
        for (Route route : server.routes())
            if (route.path().startsWith("/api/") || route.path().equals("/health"))
                roles.put(
                        route.method() + " " + route.path().replace("*", "{image}"),
                        route.least().role().map(Role::toString).orElse("anybody"));
        return roles;
    }

    private static Map<String, String> documented(JsonObject document) throws MalformedJson {
        Map<String, String> roles = new TreeMap<>();
        JsonObject paths = document.object("paths");
        for (String path : paths.asMap().keySet()) {
            JsonObject item = paths.object(path);
            for (String method : METHODS)
                if (item.has(method))
                    roles.put(
                            method.toUpperCase(Locale.ROOT) + " " + path,
                            role(path, item.object(method)));
        }
        return roles;
    }

    /// A token and a login open the same addresses.
    private static String role(String path, JsonObject operation) throws MalformedJson {
        List<JsonObject> ways = operation.list("security", each -> each);
        if (ways.isEmpty()) return "anybody";
        assertThat(ways).as(path).hasSize(2);
        assertThat(ways.get(0).texts("token")).hasSize(1).isEqualTo(ways.get(1).texts("login"));
        return ways.get(0).texts("token").getFirst();
    }

    /// Every name in it leads somewhere.
    @Test
    void everyReferenceIsThere() throws Exception {
        String text = client.get("/api/v1/openapi.json").text();
        JsonObject components = JsonObject.parse(text).object("components");
        Matcher reference =
                Pattern.compile("\"#/components/([a-zA-Z]+)/([a-zA-Z]+)\"").matcher(text);
        int count = 0;
        while (reference.find()) {
            assertThat(components.object(reference.group(1)).has(reference.group(2)))
                    .as(reference.group())
                    .isTrue();
            count++;
        }
        assertThat(count).isPositive();
    }

    @Test
    void operationsHaveNamesOfTheirOwn() throws Exception {
        JsonObject paths = client.get("/api/v1/openapi.json").json().object("paths");
        Map<String, String> names = new TreeMap<>();
        for (String path : paths.asMap().keySet())
            for (String method : METHODS)
                if (paths.object(path).has(method)) {
                    Optional<String> other =
                            Optional.ofNullable(
                                    names.put(
                                            paths.object(path).object(method).text("operationId"),
                                            path));
                    assertThat(other).as(path).isEmpty();
                }
    }
}
