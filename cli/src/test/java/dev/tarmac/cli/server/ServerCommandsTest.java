package dev.tarmac.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.tarmac.cli.CommandLineFixture;
import dev.tarmac.cli.Golden;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The commands against a server on loopback that says what a test gave it to say.
class ServerCommandsTest {
    private static final String MAC = "52:54:00:12:34:56";

    private record Answer(int status, String body) {}

    @TempDir private Path folder;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private CommandLineFixture tarmac;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        tarmac = new CommandLineFixture(folder);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(
                (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body)
                        .strip());
        Answer answer = answers.remove();
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void answers(int status, String body) {
        answers.add(new Answer(status, body));
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--server=http://127.0.0.1:" + server.getAddress().getPort());
        return tarmac.run(all.toArray(String[]::new));
    }

    @Test
    void machinesAreListedAsATable() {
        answers(
                200,
                "{\"machines\":[{\"mac\":\""
                        + MAC
                        + "\",\"state\":\"proven\",\"hostname\":\"web-1\"}]}");
        assertThat(run("machine", "list")).isZero();
        assertThat(tarmac.out().lines())
                .containsExactly(
                        "MAC                STATE   HOSTNAME  PROFILE  LABELS  ADDRESS  LAST SEEN",
                        MAC + "  proven  web-1     -        -       -        -");
    }

    @Test
    void scriptsGetTheServersJson() {
        answers(200, "{\"machines\":[]}");
        assertThat(run("machine", "list", "-o", "json")).isZero();
        assertThat(tarmac.out().replaceAll("\\s", "")).isEqualTo("{\"machines\":[]}");
    }

    @Test
    void theServersProblemIsToldWithItsFix() {
        answers(
                404,
                "{\"where\":\"machine x\",\"what\":\"is not in the inventory\",\"fix\":\"start it\"}");
        assertThat(run("machine", "show", MAC)).isOne();
        assertThat(tarmac.err())
                .isEqualToNormalizingNewlines(
                        "machine x: is not in the inventory\n  fix: start it\n");
    }

    @Test
    void aMachineIsShownWithThePlaceThatItsRelaySaid() {
        answers(
                200,
                """
                {"mac":"52:54:00:12:34:56","state":"booting","address":"10.1.0.5",
                 "location":{"circuit":"eth1/7","remote":"leaf-12"}}""");
        assertThat(run("machine", "show", MAC)).isZero();
        assertThat(tarmac.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains("address 10.1.0.5", "circuit eth1/7", "remote leaf-12");
    }

    @Test
    void aReleasedMachineKeepsItsLabelsAlone() {
        answers(
                200,
                """
                {"mac":"52:54:00:12:34:56","state":"proven","profile":"web","hostname":"web-1",
                 "install":"7c2f1d","labels":{"rack":"r12"}}""");
        answers(200, "{\"state\":\"proven\"}");
        answers(200, "{}");
        answers(200, "{}");
        assertThat(run("machine", "release", "web-1")).isZero();
        assertThat(asked)
                .containsExactly(
                        "GET /api/v1/machines/web-1",
                        "GET /api/v1/installs/7c2f1d",
                        "PUT /api/v1/machines/" + MAC + " {\"labels\":{\"rack\":\"r12\"}}",
                        "POST /api/v1/machines/" + MAC + "/release-disks {}");
    }

    @Test
    void aMachineThatIsBeingInstalledIsNotReleased() {
        answers(200, "{\"mac\":\"52:54:00:12:34:56\",\"install\":\"7c2f1d\",\"labels\":{}}");
        answers(200, "{\"state\":\"running\"}");
        assertThat(run("machine", "release", "web-1")).isOne();
        assertThat(tarmac.err()).contains("is running", "tarmac install abort 7c2f1d");
        assertThat(asked).noneMatch(request -> request.startsWith("PUT"));
    }

    @Test
    void answersAreYamlForWhoLikesThat() {
        answers(200, "{\"mac\":\"52:54:00:12:34:56\",\"labels\":{\"rack\":\"r12\"}}");
        assertThat(run("machine", "show", MAC, "-o", "yaml")).isZero();
        assertThat(tarmac.out().lines())
                .containsExactly("mac: \"52:54:00:12:34:56\"", "labels:", "  rack: \"r12\"");
    }

    @Test
    void aTemplateIsToldWhatTheServerKnowsAndWhatThePersonSays() throws IOException {
        Path template = folder.resolve("web.ks.ftl");
        Files.writeString(
                template, "network --hostname=${quote(hostname)} # ${labels.rack} ${disk}\n");
        answers(200, "{\"hostname\":\"web-1\",\"labels\":{\"rack\":\"r12\"}}");
        assertThat(
                        run(
                                "kickstart",
                                "render",
                                template.toString(),
                                "--machine",
                                "web-1",
                                "--set",
                                "disk=sda"))
                .isZero();
        assertThat(tarmac.out()).isEqualTo("network --hostname=web-1 # r12 sda\n");
        assertThat(asked).containsExactly("GET /api/v1/machines/web-1/kickstart-values");
    }

    @Test
    void anAnswerThatIsNoJsonIsAProblem() {
        answers(200, "<html>");
        assertThat(run("machine", "list")).isOne();
        assertThat(tarmac.err()).contains("does not answer in JSON", "fix: ");
    }

    @Test
    void noServerIsAProblemThatSaysHowToStartOne() {
        server.stop(0);
        assertThat(run("install", "list")).isOne();
        assertThat(tarmac.err()).contains("cannot be reached", "tarmac serve");
    }

    @Test
    void aServerThatIsNoUrlIsAUsageError() {
        assertThat(tarmac.run("machine", "list", "--server", "rack7")).isEqualTo(2);
    }

    @Test
    void onlyWhatIsNamedIsChanged() {
        answers(200, "{\"mac\":\"" + MAC + "\",\"profile\":\"web\"}");
        assertThat(run("machine", "set", "52-54-00-12-34-56", "--profile", "web")).isZero();
        assertThat(asked.getLast())
                .isEqualTo("PATCH /api/v1/machines/" + MAC + " {\"profile\":\"web\"}");
    }

    @Test
    void aMachineGetsAFixedAddressOrDhcp() {
        answers(200, "{\"mac\":\"" + MAC + "\"}");
        assertThat(
                        run(
                                "machine",
                                "set",
                                MAC,
                                "--address",
                                "10.1.2.3/24",
                                "--gateway",
                                "10.1.2.1",
                                "--dns",
                                "10.1.2.2,10.1.2.4"))
                .isZero();
        assertThat(asked.getLast())
                .endsWith(
                        "{\"addressing\":{\"method\":\"static\",\"address\":\"10.1.2.3/24\","
                                + "\"gateway\":\"10.1.2.1\","
                                + "\"nameServers\":[\"10.1.2.2\",\"10.1.2.4\"]}}");
        answers(200, "{\"mac\":\"" + MAC + "\"}");
        assertThat(run("machine", "set", MAC, "--address", "dhcp")).isZero();
        assertThat(asked.getLast()).endsWith("{\"addressing\":{\"method\":\"dhcp\"}}");
        assertThat(run("machine", "set", MAC, "--gateway", "10.1.2.1")).isEqualTo(2);
    }

    @Test
    void aProfileIsMadeFromFilesAndWords() throws IOException {
        Path layout = Files.writeString(folder.resolve("web.yaml"), "disks: []\n");
        answers(200, "{}");
        assertThat(
                        run(
                                "profile",
                                "put",
                                "web",
                                "--layout",
                                layout.toString(),
                                "--image",
                                "debian-12",
                                "--wipe",
                                "--prove-within",
                                "60"))
                .isZero();
        assertThat(asked.getLast())
                .isEqualTo(
                        "PUT /api/v1/profiles/web {\"layout\":\"disks: []\\n\",\"image\":\"debian-12\","
                                + "\"wipe\":true,\"proveWithinSeconds\":60}");
    }

    @Test
    void anInstallIsShownAsAWaterfall() throws IOException {
        answers(200, install("failed", 3));
        assertThat(run("install", "show", "7c2f1d")).isZero();
        Golden.check("install-show.txt", tarmac.out());
    }

    /// The phases are those of the attempt that the head names, from the first packet of the boot
    /// it runs in: after a retry without a reboot the time of the earlier attempt is a gap.
    @Test
    void aLaterAttemptIsShownWithItsOwnPhases() throws IOException {
        answers(
                200,
                """
                {"id":"7c2f1d","mac":"%s","state":"running","revision":9,"attempt":2,"profile":"web",
                 "image":"debian-12","planHash":"00ff","totalMs":90000,
                 "phases":[{"name":"dhcp","startMs":0,"durationMs":400},
                           {"name":"plan","startMs":60000,"durationMs":100},
                           {"name":"unpack","startMs":62000}],
                 "progress":{"step":7,"kind":"unpack","subject":"debian-12","doneBytes":5,"totalBytes":9},
                 "notices":[]}
                """
                        .formatted(MAC));
        assertThat(run("install", "show", "7c2f1d")).isZero();
        Golden.check("install-show-retried.txt", tarmac.out());
    }

    @Test
    void anAnswerOfAnotherVersionIsAProblem() {
        answers(200, "{\"id\":\"7c2f1d\",\"state\":\"levitating\"}");
        assertThat(run("install", "show", "7c2f1d")).isOne();
        assertThat(tarmac.err()).contains("does not know", "fix: ");
    }

    @Test
    void aProfileIsMadeFromAnother() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("web.json"),
                        "{\"name\":\"web\",\"image\":\"debian-12\",\"sshKeys\":[\"a\"],\"wipe\":true}");
        answers(200, "{}");
        assertThat(run("profile", "put", "db", "--from", file.toString(), "--no-wipe")).isZero();
        assertThat(asked.getLast())
                .isEqualTo(
                        "PUT /api/v1/profiles/db {\"image\":\"debian-12\",\"sshKeys\":[\"a\"],\"wipe\":false}");
    }

    @Test
    void aFileThatIsNoProfileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("web.json"), "[]");
        assertThat(run("profile", "put", "db", "--from", file.toString())).isOne();
        assertThat(tarmac.err()).contains("is no JSON object");
        assertThat(asked).isEmpty();
    }

    @Test
    void anImageIsShownWhateverIsMissing() {
        answers(
                200,
                "{\"name\":\"x\",\"bios\":true,\"problems\":[{\"what\":\"cut short\",\"fix\":\"import it again\"}]}");
        assertThat(run("image", "show", "x")).isZero();
        assertThat(tarmac.out()).contains("BIOS yes, UEFI no", "cut short; import it again");
        answers(200, "{\"images\":[{\"name\":\"x\",\"dataBytes\":1024}]}");
        assertThat(run("image", "list")).isZero();
        assertThat(tarmac.out()).contains("1.0 KiB");
    }

    @Test
    void aProfileIsShownWithItsLists() {
        answers(
                200,
                "{\"name\":\"web\",\"sshKeys\":[\"a\",\"b\"],\"wipe\":false,\"layout\":\"disks: []\"}");
        assertThat(run("profile", "show", "web")).isZero();
        assertThat(tarmac.out().lines())
                .containsExactly(
                        "name         web",
                        "sshKeys      a",
                        "sshKeys      b",
                        "wipe         false",
                        "layout",
                        "  disks: []");
    }

    @Test
    void aProfilesSetupIsReadFromItsFilesAndShownInLines() throws IOException {
        Files.writeString(folder.resolve("join.sh"), "#!/bin/sh\ntrue\n");
        Path setup =
                Files.writeString(
                        folder.resolve("setup.yaml"),
                        """
                        users:
                          - {name: ops, groups: [sudo]}
                        scripts:
                          - {name: join, secretFile: join.sh}
                        """);
        answers(200, "{}");
        assertThat(run("profile", "put", "web", "--setup", setup.toString())).isZero();
        assertThat(asked.getLast())
                .isEqualTo(
                        "PUT /api/v1/profiles/web {\"setup\":{\"users\":[{\"name\":\"ops\",\"groups\":[\"sudo\"]}],"
                                + "\"scripts\":[{\"name\":\"join\",\"secret\":\"#!/bin/sh\\ntrue\\n\"}]}}");

        answers(
                200,
                """
                {"name":"web","setup":{"users":[{"name":"ops","passwordHash":{"set":true},"groups":["sudo"],
                "sshKeys":["a"]}],"files":[{"path":"/etc/motd","mode":"0644","owner":"root","group":"root",
                "content":"hello"}],"scripts":[{"name":"join","secret":{"set":true}}],
                "userData":{"set":true}},"layout":"disks: []"}
                """);
        assertThat(run("profile", "show", "web")).isZero();
        assertThat(tarmac.out().lines())
                .contains(
                        "user         ops, password set, sudo, 1 ssh key",
                        "file         /etc/motd 0644 root:root, 5 characters",
                        "script       join, secret",
                        "user data    set");
    }

    @Test
    void followingEndsWithTheInstallAndTellsByTheExitCode() {
        answers(200, install("running", 3));
        answers(200, install("failed", 4));
        assertThat(run("install", "show", "7c2f1d", "--follow")).isOne();
        assertThat(asked.getLast()).contains("after=3&wait=");
        assertThat(tarmac.out()).contains("the selector matches two disks");
    }

    private static String install(String state, int revision) {
        return """
        {"id":"7c2f1d","mac":"%s","state":"%s","revision":%d,"attempt":1,"profile":"web",
         "image":"debian-12","planHash":"00ff","totalMs":9000,
         "phases":[{"name":"dhcp","startMs":0,"durationMs":400},{"name":"probe","startMs":400,"durationMs":8600}],
         "notices":["no NVRAM entry"],
         "problem":{"where":"web.yaml:3:5","what":"the selector matches two disks","fix":"add a serial"}}
        """
                .formatted(MAC, state, revision);
    }

    @Test
    void doctorSaysOneSentenceWithItsEvidence() {
        String problem =
                """
                {"mac": "%s", "verdict": "other-server", "health": "problem",
                 "sentence": "took the offer of another DHCP server, 192.0.2.9", "fix": "turn it off",
                 "also": [], "evidence": [{"at": "2026-01-01T00:00:00Z", "what": "REQUEST\\u001b[2J"}]}
                """
                        .formatted(MAC);
        answers(200, problem);
        assertThat(run("doctor", MAC)).isOne();
        assertThat(tarmac.out().lines())
                .containsExactly(
                        MAC + " took the offer of another DHCP server, 192.0.2.9 [other-server]",
                        "  fix: turn it off",
                        "  2026-01-01T00:00:00Z  REQUEST [2J");
        answers(200, problem.replace("problem", "well"));
        assertThat(run("doctor", MAC, "-o", "json")).isZero();
        assertThat(tarmac.out()).contains("\"verdict\" : \"other-server\"");
        assertThat(asked).contains("GET /api/v1/machines/" + MAC + "/diagnosis");
    }
}
