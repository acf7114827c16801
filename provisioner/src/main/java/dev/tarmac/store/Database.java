package dev.tarmac.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/// One SQLite file in WAL mode: a single connection that writes, one transaction after another, and
/// several that read meanwhile. A write has reached the disk when it returns.
public final class Database implements AutoCloseable {
    private static final int READERS = 4;
    private static final long PATIENCE_MILLIS = 30_000;

    private final HikariDataSource writer;
    private final HikariDataSource readers;
    private final Jdbi write;
    private final Jdbi read;

    private Database(HikariDataSource writer, HikariDataSource readers) {
        this.writer = writer;
        this.readers = readers;
        this.write = Jdbi.create(writer);
        this.read = Jdbi.create(readers);
    }

    /// Opens the file, makes it when it is not there, and brings its tables up to date.
    public static Database open(Path file) throws Refused {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new Refused(
                    Problem.at(
                            file.toString(),
                            "its directory cannot be made (" + e + ")",
                            "set `data:` to a directory that this user may write"),
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
        return new Database(pool("writer", source, 1), pool("readers", source, READERS));
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

    <T> T read(Function<Handle, T> question) {
        return read.withHandle(question::apply);
    }

    /// Never called inside another write: there is one connection that writes.
    <T> T write(Function<Handle, T> change) {
        return write.inTransaction(change::apply);
    }

    void run(Consumer<Handle> change) {
        write.useTransaction(change::accept);
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
    }
}
