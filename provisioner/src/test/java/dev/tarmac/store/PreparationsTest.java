package dev.tarmac.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.access.Secret;
import dev.tarmac.audit.Actor;
import dev.tarmac.image.ImageName;
import dev.tarmac.install.Attempt;
import dev.tarmac.install.Install;
import dev.tarmac.install.InstallId;
import dev.tarmac.install.InstallState;
import dev.tarmac.install.Installs;
import dev.tarmac.install.Prepared;
import dev.tarmac.install.PreparedFixture;
import dev.tarmac.install.Status;
import dev.tarmac.install.Terms;
import dev.tarmac.machine.MachineSettings;
import dev.tarmac.profile.ProfileName;
import dev.tarmac.pxe.MacAddress;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an install carries out stands apart from how far it is.
class PreparationsTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");
    private static final InstallId ID = new InstallId("abcdefgh23");
    private static final Prepared PREPARED = PreparedFixture.prepared();
    private static final Prepared OTHER =
            new Prepared(
                    PREPARED.order(), false, Duration.ofMinutes(5), Instant.EPOCH, Instant.EPOCH);

    @TempDir Path directory;

    @Test
    void aReportLeavesTheOrderAsItIsAndAnotherOrderTakesItsPlace() throws Exception {
        try (Database database = Database.open(directory.resolve("tarmac.db"))) {
            InstallRows installs = new InstallRows(database);
            new MachineRows(database).assign(MAC, MachineSettings.NONE, Actor.SERVER);
            assertThat(installs.add(install(attempt(Optional.empty(), "none")), Actor.SERVER))
                    .isTrue();
            assertThat(keys(database)).isEmpty();

            change(installs, attempt(Optional.of(PREPARED), "one"));
            List<String> first = keys(database);
            assertThat(first).hasSize(1);
            change(installs, attempt(Optional.of(PREPARED), "two"));
            assertThat(keys(database)).isEqualTo(first);
            assertThat(again(database).attempt()).isEqualTo(attempt(Optional.of(PREPARED), "two"));

            change(installs, attempt(Optional.of(OTHER), "three"));
            assertThat(keys(database)).hasSize(1).isNotEqualTo(first);
            assertThat(again(database).attempt().prepared()).contains(OTHER);
        }
    }

    /// What is known without having reached the disk must not be written as if it had.
    @Test
    void anOrderThatDidNotReachTheDiskIsNotKnown() throws Exception {
        try (Database database = Database.open(directory.resolve("tarmac.db"))) {
            InstallRows installs =
                    new InstallRows(
                            database,
                            (before, after) -> {
                                throw new IllegalStateException("told too late to matter");
                            });
            new MachineRows(database).assign(MAC, MachineSettings.NONE, Actor.SERVER);
            installs.add(install(attempt(Optional.empty(), "none")), Actor.SERVER);
            assertThatThrownBy(
                            () ->
                                    database.run(
                                            handle -> {
                                                new Preparations().put(handle, ID, PREPARED);
                                                throw new IllegalStateException("no");
                                            }))
                    .hasMessage("no");
            assertThat(keys(database)).isEmpty();
            assertThatThrownBy(() -> change(installs, attempt(Optional.of(PREPARED), "one")))
                    .hasMessageContaining("too late");
            assertThat(again(database).attempt().prepared()).contains(PREPARED);
        }
    }

    @Test
    void anOlderDatabaseKeepsItsOrders() throws Exception {
        Path file = directory.resolve("tarmac.db");
        String url = "jdbc:sqlite:" + file;
        Flyway.configure(getClass().getClassLoader())
                .dataSource(url, "", "")
                .locations("classpath:db/migration")
                .target("7")
                .load()
                .migrate();
        Attempt attempt = attempt(Optional.of(PREPARED), "before");
        try (Connection old = DriverManager.getConnection(url);
                Statement statement = old.createStatement()) {
            statement.execute("insert into machines (mac) values ('" + MAC + "')");
            statement.execute(
                    "insert into installs (id, mac, profile, image, wipe, created_at, secret,"
                            + " state, attempt, sequence, restarts, details, revision, handed_out)"
                            + " values ('"
                            + ID
                            + "', '"
                            + MAC
                            + "', 'web', 'debian-12', 0, 0, '"
                            + Secret.random().text()
                            + "', 'running', 1, 1, 0, '"
                            + Rows.encode(AttemptJson.encode(attempt)).replace("'", "''")
                            + "', 1, 1)");
        }
        try (Database database = Database.open(file)) {
            assertThat(again(database).attempt()).isEqualTo(attempt);
            assertThat(new RosterRows(database).lines()).hasSize(1);
        }
    }

    private static void change(Installs installs, Attempt to) {
        installs.change(
                ID,
                Actor.SERVER,
                before ->
                        new Installs.Change<>(install(to, before.revision() + 1), List.of(), true));
    }

    /// As somebody reads it who knows nothing yet.
    private static Install again(Database database) {
        return new InstallRows(database).find(ID).orElseThrow();
    }

    private static List<String> keys(Database database) {
        return database.read(
                handle ->
                        handle.createQuery("select key from preparations")
                                .mapTo(String.class)
                                .list());
    }

    private static Attempt attempt(Optional<Prepared> prepared, String notice) {
        return new Attempt(
                prepared,
                Optional.empty(),
                Optional.empty(),
                List.of(notice),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Install install(Attempt attempt) {
        return install(attempt, 0);
    }

    private static Install install(Attempt attempt, long revision) {
        return new Install(
                ID,
                MAC,
                new ProfileName("web"),
                new ImageName("debian-12"),
                Terms.NONE,
                Instant.EPOCH,
                new Secret("0".repeat(48)),
                new Status(InstallState.ORDERED, 1, 0),
                Optional.empty(),
                0,
                attempt,
                revision);
    }
}
