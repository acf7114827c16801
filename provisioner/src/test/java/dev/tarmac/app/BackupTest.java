package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.problem.Refused;
import dev.tarmac.store.DatabaseCopies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(120)
class BackupTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir Path directory;

    private static String mac(int number) {
        return "52:54:00:00:%02x:%02x".formatted(number >> 8, number & 0xFF);
    }

    @Test
    void aBackupUnderWritesHasAllThatWasAcknowledgedBeforeItBegan() throws Exception {
        Rig rig = new Rig(directory);
        Path file = directory.resolve("backup.db");
        AtomicInteger written = new AtomicInteger();
        int before;
        try (Server _ = rig.start();
                Client client = rig.client()) {
            AtomicInteger wanted = new AtomicInteger(Integer.MAX_VALUE);
            FutureTask<Integer> writer =
                    new FutureTask<>(
                            () -> {
                                while (written.get() < wanted.get())
                                    client.put(
                                            "/api/v1/machines/" + mac(written.incrementAndGet()),
                                            Map.of());
                                return written.get();
                            });
            Thread.ofVirtual().start(writer);
            while (written.get() < 20) Thread.onSpinWait();
            before = written.get() - 1;
            DatabaseCopies.Backup made = DatabaseCopies.backup(rig.config.data(), file);
            assertThat(made.bytes()).isEqualTo(Files.size(file));
            assertThat(made.schema()).isPositive();
            wanted.set(written.get() + 20);
            writer.get();
            assertThatThrownBy(() -> DatabaseCopies.restore(file, rig.config.data(), NOW))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("belongs to a server that runs");
            assertThatThrownBy(rig::start)
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("belongs to a server that runs");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        DatabaseCopies.Restored restored = DatabaseCopies.restore(file, rig.config.data(), NOW);
        assertThat(restored.before().orElseThrow().getFileName())
                .hasToString("tarmac.db.before-20260101T000000Z");
        try (Server _ = rig.start();
                Client client = rig.client()) {
            assertThat(client.get("/api/v1/machines/" + mac(before)).status()).isEqualTo(200);
            assertThat(client.get("/api/v1/machines/" + mac(written.get())).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void whatIsNoWholeBackupIsRefusedAndChangesNothing() throws Exception {
        Rig rig = new Rig(directory);
        rig.start().close();
        Path good = directory.resolve("good.db");
        DatabaseCopies.backup(rig.config.data(), good);
        assertThatThrownBy(() -> DatabaseCopies.backup(rig.config.data(), good))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not overwritten");
        byte[] database = Files.readAllBytes(rig.config.data().resolve("tarmac.db"));
        Path cut = directory.resolve("cut.db");
        byte[] bytes = Files.readAllBytes(good);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
        Path damaged = directory.resolve("damaged.db");
        Files.write(damaged, bytes);
        try (RandomAccessFile file = new RandomAccessFile(damaged.toFile(), "rw")) {
            for (int page = 2; page < bytes.length / 4096; page++) {
                file.seek(page * 4096L);
                file.write(new byte[64]);
            }
        }
        Path foreign = Files.writeString(directory.resolve("foreign.db"), "no database at all");
        for (Path bad : new Path[] {cut, damaged, foreign, directory.resolve("none.db")})
            assertThatThrownBy(() -> DatabaseCopies.restore(bad, rig.config.data(), NOW))
                    .as(bad.toString())
                    .isInstanceOf(Refused.class);
        assertThat(Files.readAllBytes(rig.config.data().resolve("tarmac.db"))).isEqualTo(database);
        assertThat(rig.config.data().resolve("tarmac.db.part")).doesNotExist();
    }
}
