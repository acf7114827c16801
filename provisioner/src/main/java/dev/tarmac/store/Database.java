package dev.tarmac.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

import javax.sql.DataSource;

/// One SQLite file in WAL mode: a single connection that writes, one transaction after another, and
/// several that read meanwhile. A write has reached the disk when it returns; writes that wait at
/// the same time reach it together ([GroupCommit]).
public final class Database implements AutoCloseable {
    private static final int READERS = 4;
    private static final long PATIENCE_MILLIS = 30_000;

    /// Of one connection.
    private static final int CACHE_KIB = 16 * 1024;

    /// From which on the log begins anew when it was copied into the file ([Checkpoints]).
    private static final int LOG_PAGES = 8000;

    private final Path file;
    private final HikariDataSource writer;
    private final HikariDataSource readers;
    private final Checkpoints checkpoints;
    private final GroupCommit write;
    private final Jdbi read;

    private Database(
            Path file,
            HikariDataSource writer,
            HikariDataSource readers,
            Checkpoints checkpoints,
            Consumer<Duration> committed) {
        this.file = file;
        this.writer = writer;
        this.readers = readers;
        this.checkpoints = checkpoints;
        this.write =
                new GroupCommit(
                        jdbi(writer),
                        took -> {
                            committed.accept(took);
                            checkpoints.committed();
                        });
        this.read = jdbi(readers);
    }

    /// Messages of failed statements show the statement, never what was bound: secrets are.
    private static Jdbi jdbi(DataSource source) {
        return Jdbi.create(source)
                .configure(
                        StatementExceptions.class,
                        exceptions -> exceptions.setMessageRendering(Database::message));
    }

    private static String message(StatementException e) {
        StatementContext context = e.getStatementContext();
        return e.getShortMessage()
                + (context == null ? "" : " [statement: " + context.getRawSql() + "]");
    }

    /// Opens the file, makes it when it is not there, and brings its tables up to date.
    public static Database open(Path file) throws Refused {
        return open(file, _ -> {});
    }

    /// The same.
    ///
    /// @param committed told how long each transaction took that reached the disk
    public static Database open(Path file, Consumer<Duration> committed) throws Refused {
        try {
            PrivateFiles.make(file.toAbsolutePath());
        } catch (IOException e) {
            throw new Refused(
                    Problem.at(
                            file.toString(),
                            "cannot be made, or not for its owner alone (" + e + ")",
                            "set `data:` to a directory that belongs to this user"),
                    e);
        }
        SQLiteDataSource source = source(file);
        try {
            migrate(source);
        } catch (FlywayException e) {
            throw new Refused(
                    Problem.at(
                            file.toString(),
                            "cannot be opened or brought up to date: " + firstLine(e),
                            "see that no newer Tarmac wrote it and that this user may write it"),
                    e);
        }
        return new Database(
                file,
                pool("writer", source, 1),
                pool("readers", source, READERS),
                new Checkpoints(source),
                committed);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }

    /// A transaction that writes takes the file's lock at its begin: it never finds out at its end
    /// that somebody else wrote.
    private static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout((int) PATIENCE_MILLIS);
        config.enforceForeignKeys(true);
        // The driver would ask for the row's number after every insert, whether or not it is
        // wanted.
        config.setGetGeneratedKeys(false);
        // A change among others keeps what its pages were in a journal of its own: as a file it was
        // half of what the writer wrote.
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setCacheSize(-CACHE_KIB);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, String.valueOf(LOG_PAGES));
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    private static void migrate(SQLiteDataSource source) {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    private static HikariDataSource pool(String name, SQLiteDataSource source, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("tarmac-" + name);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(size);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setMaxLifetime(0);
        return new HikariDataSource(config);
    }

    /// Fails when the file cannot be read.
    public void check() {
        read(
                handle ->
                        handle.createQuery("select secret from server")
                                .mapTo(String.class)
                                .findFirst());
    }

    /// What the file and its log take on the disk.
    public long bytes() {
        return size(file) + size(Path.of(file + "-wal"));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    <T> T read(Function<Handle, T> question) {
        return read.withHandle(question::apply);
    }

    /// Never called inside another write: there is one connection that writes.
    <T> T write(Function<Handle, T> change) {
        return write.run(change);
    }

    void run(Consumer<Handle> change) {
        write.run(
                handle -> {
                    change.accept(handle);
                    return true;
                });
    }

    @Override
    public void close() {
        write.close();
        checkpoints.close();
        readers.close();
        writer.close();
    }
}
