package dev.tarmac.app;

import static dev.tarmac.app.FakeAgent.emptyDisk;
import static dev.tarmac.app.FakeAgent.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.Firmware;
import dev.tarmac.json.JsonObject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// The REST interface, good and bad.
class PeopleApiTest extends RunningServer {
    private static final String NOBODY = "52:54:00:00:04:ff";

    @BeforeAll
    void putProfile() throws Exception {
        putProfile("web", Map.of("wipe", true));
    }

    @Test
    void aServerThatIsWellSaysSo() throws Exception {
        assertThat(client.get("/health").json().text("status")).isEqualTo("ok");
        assertThat(client.get("/api/v1/health").status()).isEqualTo(200);
    }

    @Test
    void aMachineIsAddedChangedShownAndForgotten() throws Exception {
        String mac = "52:54:00:00:04:01";
        String path = "/api/v1/machines/" + mac;
        JsonObject added = client.put(path, Map.of()).json();
        assertThat(added.text("state")).isEqualTo("discovered");
        JsonObject named = client.put(path, Map.of("profile", "web", "hostname", "web1")).json();
        assertThat(named.text("profile")).isEqualTo("web");
        assertThat(named.text("hostname")).isEqualTo("web1");
        assertThat(client.patch(path, Map.of("hostname", "web2")).json().text("profile"))
                .isEqualTo("web");
        assertThat(client.patch(path, Map.of("profile", "web")).json().text("hostname"))
                .isEqualTo("web2");
        assertThat(client.put(path, Map.of("profile", "web")).json().has("hostname")).isFalse();
        assertThat(client.get("/api/v1/machines").json().list("machines", m -> m.text("mac")))
                .contains(mac);
        assertThat(client.delete(path).status()).isEqualTo(204);
        assertProblem(client.get(path), 404, mac, "not in the inventory");
        assertProblem(client.delete(path), 404);
    }

    @Test
    void aProfileIsCalledAsItsAddressSays() throws Exception {
        Map<String, Object> body =
                JsonObject.members("name", "other", "layout", LAYOUT, "image", "debian-12");
        assertProblem(client.put("/api/v1/profiles/this", body), 400, "$.name");
        assertProblem(client.get("/api/v1/profiles/this"), 404);
    }

    @Test
    void aMachineTakesOnlyWhatItHas() throws Exception {
        String path = "/api/v1/machines/52:54:00:00:04:02";
        assertProblem(client.put(path, Map.of("profil", "web")), 400, "$.profil is unknown");
        assertProblem(client.put(path, Map.of("profile", "none")), 422, "does not exist");
        assertProblem(client.put(path, Map.of("profile", "a/b")), 400, "profile name");
        assertProblem(client.put(path, Map.of("hostname", "a_b")), 400, "no host name");
        assertProblem(client.put("/api/v1/machines/x", Map.of()), 404, "no machine has this");
        assertProblem(client.get(path), 404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/machines/52:54:00:00:04:ff, 404",
        "POST, /api/v1/machines/52:54:00:00:04:ff/shell, 404",
        "POST, /api/v1/machines/52:54:00:00:04:ff/installs, 404",
        "GET, /api/v1/installs/0000000000, 404",
        "GET, /api/v1/installs/nonsense, 400",
        "POST, /api/v1/installs/0000000000/retry, 404",
        "POST, /api/v1/installs/0000000000/abort, 404",
        "GET, /api/v1/profiles/none, 404",
        "DELETE, /api/v1/profiles/none, 404",
        "GET, /api/v1/images/none, 404",
        "GET, /api/v1/images/.., 400",
        "GET, /api/v1/nothing, 404",
        "DELETE, /api/v1/installs/0000000000, 405",
        "POST, /api/v1/machines, 405",
    })
    void whatIsNotThereIsAProblemWithAFix(String method, String path, int status) throws Exception {
        Client.Answer answer =
                switch (method) {
                    case "GET" -> client.get(path);
                    case "DELETE" -> client.delete(path);
                    default -> client.post(path, "{}");
                };
        assertProblem(answer, status);
    }

    @Test
    void aProfileIsReadBackAsItWasPut() throws Exception {
        JsonObject put =
                client.put(
                                "/api/v1/profiles/full",
                                Map.of(
                                        "layout",
                                        LAYOUT,
                                        "image",
                                        "debian-12",
                                        "hostname",
                                        "db-{mac}",
                                        "sshKeys",
                                        List.of("ssh-ed25519 AAAA me"),
                                        "kernelArguments",
                                        List.of("console=ttyS0"),
                                        "wipe",
                                        true,
                                        "acceptUnproven",
                                        true,
                                        "bootOrder",
                                        "disk-first",
                                        "proveWithinSeconds",
                                        90))
                        .json();
        JsonObject got = client.get("/api/v1/profiles/full").json();
        for (JsonObject profile : List.of(put, got)) {
            assertThat(profile.text("layout")).isEqualTo(LAYOUT);
            assertThat(profile.text("hostname")).isEqualTo("db-{mac}");
            assertThat(profile.texts("sshKeys")).containsExactly("ssh-ed25519 AAAA me");
            assertThat(profile.texts("kernelArguments")).containsExactly("console=ttyS0");
            assertThat(profile.flag("wipe")).isTrue();
            assertThat(profile.flag("acceptUnproven")).isTrue();
            assertThat(profile.text("bootOrder")).isEqualTo("disk-first");
            assertThat(profile.number("proveWithinSeconds")).isEqualTo(90);
        }
        assertThat(client.get("/api/v1/profiles").json().list("profiles", p -> p.text("name")))
                .contains("full", "web");
        assertThat(client.delete("/api/v1/profiles/full").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "wipe; yes; 400; $.wipe must be true or false",
                "image; ../etc; 400; not an image name",
                "image; none; 422; is not in the image store",
                "layout; disks: []; 422; the layout has no disk",
                "hostname; {rack}; 400; no word {rack}",
                "bootOrder; sometimes; 400; network-first or disk-first",
                "proveWithinSeconds; soon; 400; a whole number",
                "wip; true; 400; $.wip is unknown",
            })
    void aProfileThatCannotWorkIsRefused(String name, String value, int status, String words)
            throws Exception {
        Map<String, Object> body = JsonObject.members("layout", LAYOUT, "image", "debian-12");
        body.put(name, value);
        assertProblem(client.put("/api/v1/profiles/bad", body), status, words);
        assertProblem(client.get("/api/v1/profiles/bad"), 404);
    }

    @Test
    void aMistakeInALayoutIsNamedWithItsPlace() throws Exception {
        String layout = LAYOUT.replace("size: rest", "sise: rest");
        Client.Answer answer =
                client.put("/api/v1/profiles/bad", Map.of("layout", layout, "image", "debian-12"));
        assertProblem(answer, 422, "profile bad:6:22", "unknown key 'sise'");
        assertThat(answer.json().list("problems", problem -> problem.text("what")))
                .hasSizeGreaterThan(1);
    }

    @Test
    void aKeyWithALineEndIsNoKey() throws Exception {
        assertProblem(
                client.put(
                        "/api/v1/profiles/bad",
                        Map.of(
                                "layout",
                                LAYOUT,
                                "image",
                                "debian-12",
                                "sshKeys",
                                List.of("ssh-ed25519 A\nssh-rsa B"))),
                400,
                "single lines");
    }

    @Test
    void aProfileThatMachinesHaveStays() throws Exception {
        putProfile("kept", Map.of());
        assign("52:54:00:00:04:03", "kept");
        assertProblem(client.delete("/api/v1/profiles/kept"), 409, "machines have it");
    }

    @Test
    void imagesAreListedWithWhatTheyCan() throws Exception {
        JsonObject images = client.get("/api/v1/images").json();
        assertThat(images.list("images", image -> image.text("name"))).contains("debian-12");
        JsonObject image = client.get("/api/v1/images/debian-12").json();
        assertThat(image.flag("bios")).isTrue();
        assertThat(image.flag("canProve")).isTrue();
        assertThat(image.object("manifest").number("dataBytes")).isEqualTo(Rig.IMAGE.length);
        assertThat(client.get("/api/v1/images/silent").json().flag("canProve")).isFalse();
    }

    @Test
    void anInstallNeedsAProfile() throws Exception {
        String mac = "52:54:00:00:04:04";
        client.put("/api/v1/machines/" + mac, Map.of());
        assertProblem(
                client.post("/api/v1/machines/" + mac + "/installs", "{}"), 422, "has no profile");
    }

    @Test
    void oneMachineHasOneInstallAtATime() throws Exception {
        String mac = "52:54:00:00:04:05";
        assign(mac, "web");
        String id = order(mac);
        String path = "/api/v1/machines/" + mac;
        assertProblem(client.post(path + "/installs", "{}"), 409, "is being installed (" + id);
        assertProblem(client.post("/api/v1/installs/" + id + "/retry", "{}"), 409, "is ordered");
        assertProblem(client.delete(path), 409, "is being installed");
        assertThat(client.get("/api/v1/leases").json().list("leases", lease -> lease)).isEmpty();
        assertThat(client.post("/api/v1/installs/" + id + "/abort", "{}").json().text("state"))
                .isEqualTo("aborted");
        assertThat(client.delete(path).status()).isEqualTo(204);
        assertProblem(client.get("/api/v1/installs/" + id), 404);
    }

    @Test
    void anOlderInstallIsNotRetried() throws Exception {
        String mac = "52:54:00:00:04:06";
        assign(mac, "web");
        String first = order(mac);
        client.post("/api/v1/installs/" + first + "/abort", "{}");
        String second = order(mac);
        assertProblem(
                client.post("/api/v1/installs/" + first + "/retry", "{}"), 409, "newer", second);
        assertThat(client.get("/api/v1/installs").json().list("installs", i -> i.text("id")))
                .containsSubsequence(second, first);
    }

    @Test
    void aLongPollEndsWhenSomethingChanges() throws Exception {
        String mac = "52:54:00:00:04:07";
        assign(mac, "web");
        String id = order(mac);
        long revision = install(id).number("revision");
        CompletableFuture<Client.Answer> poll =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return client.get(
                                        "/api/v1/installs/" + id + "?wait=60&after=" + revision);
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
        FakeAgent agent = new FakeAgent(client, mac);
        agent.boot(facts(Firmware.BIOS, emptyDisk("one")));
        assertThat(poll.get().json().number("revision")).isGreaterThan(revision);
        assertThat(install(id).number("revision")).isGreaterThan(revision);
    }

    @Test
    void aLongPollWithoutNewsAnswersWhatIs() throws Exception {
        String mac = "52:54:00:00:04:08";
        assign(mac, "web");
        String id = order(mac);
        JsonObject same = client.get("/api/v1/installs/" + id + "?wait=0&after=99").json();
        assertThat(same.text("state")).isEqualTo("ordered");
        assertProblem(client.get("/api/v1/installs/" + id + "?wait=soon"), 400, "whole number");
    }

    @Test
    void bodiesAreReadStrictly() throws Exception {
        String path = "/api/v1/machines/" + NOBODY + "/installs";
        assertProblem(client.post(path, "nonsense"), 400, "not JSON");
        assertProblem(client.post(path, "[]"), 400, "must be an object");
        assertProblem(client.post(path, "{\"wipe\": 1}"), 400, "$.wipe must be true or false");
        assertProblem(client.post(path, "{\"wype\": true}"), 400, "$.wype is unknown");
    }
}
