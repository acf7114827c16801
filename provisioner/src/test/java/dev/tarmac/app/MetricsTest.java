package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.app.Exposition.Series;
import dev.tarmac.order.InstallOrder;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a scraper gets from a running server.
class MetricsTest extends OrderedInstalls {
    private Exposition scrape() throws Exception {
        Client.Answer answer = client.get("/metrics");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type").orElseThrow())
                .startsWith("text/plain; version=0.0.4");
        return Exposition.parse(answer.text());
    }

    /// The counts of machines and installs may be a second old.
    private Exposition scrapeUntil(double wanted, String name, String... labels) throws Exception {
        long end = System.nanoTime() + 20_000_000_000L;
        while (true) {
            Exposition now = scrape();
            if (now.value(name, labels) == wanted || System.nanoTime() > end) return now;
            Thread.onSpinWait();
        }
    }

    @Test
    void anInstallIsCountedAndItsPhasesAreTimed() throws Exception {
        Exposition before = scrape();
        String mac = "52:54:00:00:0a:01";
        FakeAgent agent = bootedWithOrder(mac, "web", EMPTY);
        InstallOrder order = agent.order();
        agent.doSteps(order);
        assertThat(agent.finish(order).status()).isEqualTo(200);
        assertThat(agent.prove(order).status()).isEqualTo(204);
        double proven = before.value("tarmac_installs", "state", "proven") + 1;
        Exposition after = scrapeUntil(proven, "tarmac_installs", "state", "proven");
        assertThat(after.value("tarmac_installs", "state", "proven")).isEqualTo(proven);
        assertThat(after.value("tarmac_machines", "state", "proven")).isEqualTo(proven);
        assertThat(after.value("tarmac_install_entered_total", "state", "installed"))
                .isEqualTo(before.value("tarmac_install_entered_total", "state", "installed") + 1);
        for (String phase : List.of("agent-start", "probe", "plan", "wipe", "first-boot"))
            assertThat(after.value("tarmac_install_phase_duration_seconds_count", "phase", phase))
                    .as(phase)
                    .isPositive();
        assertThat(after.value("tarmac_install_duration_seconds_count")).isPositive();
        assertThat(after.value("tarmac_database_commit_duration_seconds_count"))
                .isGreaterThan(before.value("tarmac_database_commit_duration_seconds_count"));
        assertThat(after.value("tarmac_database_size_bytes")).isGreaterThan(10_000);
    }

    @Test
    void aFailureOfAnInstallIsSeenAtOnce() throws Exception {
        FakeAgent agent = bootedWithOrder("52:54:00:00:0a:02", "web", EMPTY);
        agent.order();
        double before = scrape().value("tarmac_install_entered_total", "state", "aborted");
        abort(idOf("52:54:00:00:0a:02"));
        assertThat(scrape().value("tarmac_install_entered_total", "state", "aborted"))
                .isEqualTo(before + 1);
    }

    @Test
    void bytesOfImagesAreCountedByWhatLeft() throws Exception {
        double before = scrape().value("tarmac_image_sent_bytes_total");
        assertThat(client.get("/images/debian-12/data.tar.zst").bytes()).hasSize(Rig.IMAGE.length);
        client.get("/images/debian-12/data.tar.zst", "Range", "bytes=0-999");
        double sent = Rig.IMAGE.length + 1000.0;
        assertThat(
                        scrapeUntil(before + sent, "tarmac_image_sent_bytes_total")
                                .value("tarmac_image_sent_bytes_total"))
                .isEqualTo(before + sent);
        assertThat(
                        scrape().value(
                                        "tarmac_http_request_duration_seconds_count",
                                        "method",
                                        "GET",
                                        "route",
                                        "/images/*",
                                        "status",
                                        "206"))
                .isPositive();
    }

    @Test
    void machinesAndForeignPathsMakeNoSeriesOfTheirOwn() throws Exception {
        ask(0);
        Set<Series> before = scrape().samples().keySet();
        for (int i = 1; i < 60; i++) ask(i);
        assertThat(scrape().samples().keySet()).isEqualTo(before);
        assertThat(before)
                .allSatisfy(
                        series ->
                                assertThat(series.labels().toString())
                                        .doesNotContain("52:54", "tmp", "nobody"));
    }

    private void ask(int number) throws Exception {
        String mac = "52:54:00:00:0b:%02x".formatted(number);
        assertThat(client.put("/api/v1/machines/" + mac, Map.of()).status()).isEqualTo(200);
        client.get("/api/v1/machines/" + mac);
        client.get("/nobody/" + number);
        client.get("/images/tmp" + number + "/data.tar.zst");
    }

    @Test
    void theRuntimeIsShownToo() throws Exception {
        Exposition now = scrape();
        assertThat(now.value("process_resident_memory_bytes")).isGreaterThan(1 << 20);
        assertThat(now.types())
                .containsEntry("jvm_memory_used_bytes", "gauge")
                .containsKeys("jvm_threads_live_threads", "process_files_open_files");
        assertThat(now.samples().keySet())
                .anySatisfy(series -> assertThat(series.labels()).containsEntry("area", "heap"));
    }

    /// Names that the page says are there are, and none of ours is left out.
    @Test
    void everyFigureIsOnThePage() throws Exception {
        client.get("/images/debian-12/manifest.json");
        Set<String> ours = new TreeSet<>();
        for (String name : scrape().types().keySet())
            if (name.startsWith("tarmac_") && !name.endsWith("_max")) ours.add(name);
        String page = Files.readString(Path.of("../docs/operations.md"));
        Set<String> told = new TreeSet<>();
        Matcher row = Pattern.compile("^\\| `(tarmac_[a-z_]+)` ", Pattern.MULTILINE).matcher(page);
        while (row.find()) told.add(row.group(1));
        assertThat(told).containsAll(ours);
    }
}
