package dev.tarmac.store;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;

/// Copies of the database: made while a server writes, and put in its place when none does. A copy
/// has its name only when it is whole, looked at and on the disk.
public final class DatabaseCopies {
    /// Of the database in a data folder.
    public static final String NAME = "tarmac.db";

    private static final int PATIENCE_MILLIS = 30_000;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private DatabaseCopies() {}

    /// A copy that was made.
    ///
    /// @param schema the number of the last migration in it
    public record Backup(Path file, long bytes, int schema) {}

    /// A copy that is the database now.
    ///
    /// @param before what was there until now
    public record Restored(Path file, long bytes, int schema, Optional<Path> before) {}

    /// Writes one moment of the database to a new file; writers go on meanwhile.
    public static Backup backup(Path data, Path target) throws Refused {
        Path database = data.resolve(NAME);
        if (!Files.isRegularFile(database))
            throw new Refused(database.toString(), "is not there", "name the server's `data:`");
        if (Files.exists(target))
            throw new Refused(
                    target.toString(),
                    "is there already, and backups are not overwritten",
                    "name another file, or remove it");
        Path part = beside(target, ".part");
        try {
            Files.deleteIfExists(part);
            PrivateFiles.make(part.toAbsolutePath());
            copy(database, part);
            int schema = check(part);
            flush(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            flush(target.toAbsolutePath().getParent());
            return new Backup(target, Files.size(target), schema);
        } catch (IOException | SQLException e) {
            throw new Refused(
                    Problem.at(
                            target.toString(),
                            "cannot be written (" + e.getMessage() + ")",
                            "see that there is room, and that this user may read " + database),
                    e);
        } finally {
            remove(part);
        }
    }

    /// Puts the copy in the place of the database of that folder, which no server may have.
    public static Restored restore(Path copy, Path data, Instant now) throws Refused {
        if (!Files.isRegularFile(copy))
            throw new Refused(
                    copy.toString(), "is not there", "name a file that `tarmac backup` made");
        try (DataLock _ = DataLock.take(data)) {
            return replace(copy, data.resolve(NAME), now);
        }
    }

    private static Restored replace(Path copy, Path database, Instant now) throws Refused {
        Path part = beside(database, ".part");
        try {
            Files.deleteIfExists(part);
            PrivateFiles.make(part.toAbsolutePath());
            try (FileChannel from = FileChannel.open(copy, StandardOpenOption.READ);
                    FileChannel to = FileChannel.open(part, StandardOpenOption.WRITE)) {
                for (long at = 0; at < from.size(); )
                    at += from.transferTo(at, from.size() - at, to);
            }
            int schema = check(part);
            flush(part);
            Optional<Path> before = setAside(database, now);
            Files.move(part, database, StandardCopyOption.ATOMIC_MOVE);
            flush(database.toAbsolutePath().getParent());
            return new Restored(database, Files.size(database), schema, before);
        } catch (IOException | SQLException e) {
            throw new Refused(
                    Problem.at(
                            copy.toString(),
                            "cannot be restored (" + e.getMessage() + ")",
                            "name a file that `tarmac backup` made; nothing was changed unless"
                                    + " another reason stands here"),
                    e);
        } finally {
            remove(part);
        }
    }

    /// With its log, which holds what is not in the file yet: both keep fitting names.
    private static Optional<Path> setAside(Path database, Instant now) throws IOException {
        if (!Files.exists(database)) return Optional.empty();
        Path before = beside(database, ".before-" + STAMP.format(now));
        for (String log : new String[] {"-wal", "-shm"})
            if (Files.exists(beside(database, log)))
                Files.move(beside(database, log), beside(before, log));
        Files.move(database, before);
        return Optional.of(before);
    }

    private static void copy(Path database, Path target) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_MILLIS);
        try (Connection connection = source(database, config).getConnection();
                PreparedStatement vacuum = connection.prepareStatement("vacuum into ?")) {
            vacuum.setString(1, target.toString());
            vacuum.execute();
        }
    }

    /// Whether the pages fit together, and who wrote them.
    ///
    /// @return the number of the last migration in it
    private static int check(Path file) throws SQLException, Refused {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try (Connection connection = source(file, config).getConnection()) {
            String verdict = text(connection, "pragma integrity_check(1)");
            if (!verdict.equals("ok"))
                throw new Refused(
                        file.toString(), "is damaged: " + verdict, "take an older backup");
            int schema =
                    Integer.parseInt(
                            text(
                                    connection,
                                    "select max(cast(version as integer)) from"
                                            + " flyway_schema_history where success = 1"));
            if (schema > known())
                throw new Refused(
                        file.toString(),
                        "was written by a newer Tarmac (tables "
                                + schema
                                + ", here "
                                + known()
                                + ")",
                        "use that Tarmac or a newer one");
            return schema;
        } catch (NumberFormatException e) {
            throw new SQLException("it has no tables of Tarmac", e);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    /// The last migration of this build.
    private static int known() {
        SQLiteDataSource none = source(Path.of(":memory:"), new SQLiteConfig());
        return Arrays.stream(
                        Flyway.configure(DatabaseCopies.class.getClassLoader())
                                .dataSource(none)
                                .locations("classpath:db/migration")
                                .load()
                                .info()
                                .all())
                .map(MigrationInfo::getVersion)
                .mapToInt(version -> Integer.parseInt(version.getVersion()))
                .max()
                .orElse(0);
    }

    private static SQLiteDataSource source(Path file, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static Path beside(Path file, String more) {
        return file.resolveSibling(file.getFileName() + more);
    }

    private static void flush(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            file.force(true);
        }
    }

    private static void remove(Path part) {
        try {
            for (String log : new String[] {"", "-journal", "-wal", "-shm"})
                Files.deleteIfExists(beside(part, log));
        } catch (IOException e) {
            throw new IllegalStateException(part + " stays behind", e);
        }
    }
}
