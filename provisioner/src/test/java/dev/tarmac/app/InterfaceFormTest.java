package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.Firmware;
import dev.tarmac.json.JsonObject;

import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What all addresses have in common: problems, pages, tags and conditions.
class InterfaceFormTest extends RunningServer {
    @Test
    void aProblemIsOneOfRfc9457AndOurs() throws Exception {
        Client.Answer answer = client.get("/api/v1/machines/52:54:00:00:0f:ff");
        assertThat(answer.header("Content-Type"))
                .contains("application/problem+json; charset=utf-8");
        JsonObject problem = answer.json();
        assertThat(problem.number("status")).isEqualTo(404);
        assertThat(problem.text("type")).isEqualTo("about:blank");
        assertThat(problem.text("title")).isEqualTo("Not Found");
        assertThat(problem.text("detail"))
                .isEqualTo("machine 52:54:00:00:0f:ff: is not in the inventory");
        JsonObject ours = problem.list("problems", each -> each).getFirst();
        assertThat(ours.text("where")).isEqualTo(problem.text("where"));
        assertThat(ours.text("what")).isEqualTo(problem.text("what"));
        assertThat(ours.text("fix")).isEqualTo(problem.text("fix"));
    }

    @Test
    void machinesComeInPagesAndByWhatTheyAre() throws Exception {
        putProfile("paged", Map.of());
        List<String> macs = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            macs.add("52:54:00:00:0f:0" + i);
            Client.Answer put =
                    client.put(
                            "/api/v1/machines/" + macs.getLast(),
                            Map.of("profile", "paged", "labels", Map.of("rack", "r" + i % 2)));
            assertThat(put.status()).as(put.text()).isEqualTo(200);
        }
        List<String> seen = new ArrayList<>();
        int pages = 0;
        String next = "/api/v1/machines?profile=paged&limit=3";
        while (!next.isEmpty()) {
            Client.Answer page = client.get(next);
            seen.addAll(page.json().list("machines", machine -> machine.text("mac")));
            next = page.json().optionalText("next").orElse("");
            assertThat(page.header("Link").isPresent()).isEqualTo(!next.isEmpty());
            pages++;
        }
        assertThat(seen).isEqualTo(macs);
        assertThat(pages).isEqualTo(3);
        assertThat(macsOf("?label=rack%3Dr1&profile=paged"))
                .containsExactly(macs.get(1), macs.get(3), macs.get(5));
        assertThat(macsOf("?state=ready&profile=paged")).hasSize(7);
        assertThat(macsOf("?state=failed&profile=paged")).isEmpty();
        order(macs.getFirst());
        assertThat(client.get("/api/v1/installs?machine=" + macs.getFirst()).text())
                .contains(macs.getFirst());
        assertThat(client.get("/api/v1/installs?state=proven").json().list("installs", i -> i))
                .isEmpty();
    }

    private List<String> macsOf(String query) throws Exception {
        return client.get("/api/v1/machines" + query)
                .json()
                .list("machines", machine -> machine.text("mac"));
    }

    @Test
    void installsComeInPages() throws Exception {
        putProfile("many", Map.of());
        List<String> ordered = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String mac = "52:54:00:00:0f:2" + i;
            assign(mac, "many");
            ordered.addFirst(order(mac));
        }
        JsonObject first = client.get("/api/v1/installs?limit=3&state=ordered").json();
        assertThat(first.list("installs", install -> install.text("id")))
                .hasSize(3)
                .startsWith(ordered.getFirst());
        JsonObject second = client.get(first.text("next")).json();
        assertThat(second.list("installs", install -> install.text("id"))).isNotEmpty();
        assertProblem(client.get("/api/v1/installs?after=0000000000"), 400, "not in this list");
    }

    @Test
    void aSlipInAQuestionIsTold() throws Exception {
        assertProblem(client.get("/api/v1/machines?stat=failed"), 400, "has no parameter 'stat'");
        assertProblem(
                client.get("/api/v1/machines?state=broken"), 400, "'broken' is no state", "ready");
        assertProblem(client.get("/api/v1/installs?state=ready"), 400, "is no state", "ordered");
        assertProblem(client.get("/api/v1/machines?limit=0"), 400, "limit is 0");
        assertProblem(client.get("/api/v1/machines?label=rack"), 400, "is no label");
        assertProblem(client.get("/api/v1/machines?after=x"), 400, "no hardware address");
    }

    @Test
    void whatIsKnownAlreadyIsNotSentAgain() throws Exception {
        putProfile("known", Map.of());
        for (String path : List.of("/api/v1/profiles", "/api/v1/profiles/known")) {
            String tag = client.get(path).header("ETag").orElseThrow();
            Client.Answer again = conditional("GET", path, "", "If-None-Match", "\"x\", " + tag);
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.bytes()).isEmpty();
            assertThat(again.header("ETag")).contains(tag);
            putProfile("known", Map.of("wipe", true));
            assertThat(conditional("GET", path, "", "If-None-Match", tag).status()).isEqualTo(200);
            putProfile("known", Map.of());
        }
    }

    @Test
    void aMachineIsChangedOnlyAsItWasSeen() throws Exception {
        String path = "/api/v1/machines/52:54:00:00:0f:31";
        client.put(path, Map.of("hostname", "one"));
        String seen = client.get(path).header("ETag").orElseThrow();
        Client.Answer changed =
                conditional("PATCH", path, "{\"hostname\":\"two\"}", "If-Match", seen);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        String now = changed.header("ETag").orElseThrow();
        assertThat(client.get(path).header("ETag")).contains(now);
        for (String method : List.of("PATCH", "PUT", "DELETE"))
            assertProblem(
                    conditional(method, path, "{\"hostname\":\"three\"}", "If-Match", seen),
                    412,
                    "somebody changed it since");
        assertThat(client.get(path).json().text("hostname")).isEqualTo("two");
        assertProblem(
                conditional("PUT", path, "{}", "If-None-Match", "*"), 412, "is there already");
        assertThat(conditional("DELETE", path, "", "If-Match", now).status()).isEqualTo(204);
        assertProblem(conditional("PUT", path, "{}", "If-Match", now), 412, "is not there");
    }

    /// Its agent speaks all the time: that is no change.
    @Test
    void signsOfLifeDoNotChangeAMachinesTag() throws Exception {
        String mac = "52:54:00:00:0f:32";
        FakeAgent agent = new FakeAgent(client, mac);
        agent.boot(FakeAgent.facts(Firmware.BIOS, FakeAgent.emptyDisk("one")));
        Client.Answer first = client.get("/api/v1/machines/" + mac);
        agent.beat();
        Client.Answer second = client.get("/api/v1/machines/" + mac);
        assertThat(second.json().text("lastSeen")).isNotEqualTo(first.json().text("lastSeen"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void aProfileIsChangedOnlyAsItWasSeen() throws Exception {
        String path = "/api/v1/profiles/seen";
        putProfile("seen", Map.of());
        String seen = client.get(path).header("ETag").orElseThrow();
        String body =
                JsonObject.write(
                        JsonObject.members("layout", LAYOUT, "image", "debian-12", "wipe", true));
        assertThat(conditional("PUT", path, body, "If-Match", seen).status()).isEqualTo(200);
        assertProblem(conditional("PUT", path, body, "If-Match", seen), 412, "changed it since");
        assertProblem(conditional("DELETE", path, "", "If-Match", seen), 412);
        String now = client.get(path).header("ETag").orElseThrow();
        assertThat(conditional("DELETE", path, "", "If-Match", now).status()).isEqualTo(204);
    }

    private Client.Answer conditional(
            String method, String path, String body, String header, String value) throws Exception {
        return client.send(
                method,
                path,
                HttpRequest.BodyPublishers.ofString(body),
                "Authorization",
                "Bearer " + rig.token,
                header,
                value);
    }
}
