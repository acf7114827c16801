package dev.tarmac.store;

import dev.tarmac.audit.Actor;
import dev.tarmac.audit.AuditEntry;
import dev.tarmac.audit.AuditEntry.Deed;
import dev.tarmac.audit.AuditLog;
import dev.tarmac.pxe.MacAddress;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// [AuditLog] in SQLite. What is a change of the database itself is written in its transaction.
public final class AuditRows implements AuditLog {
    private final Database database;

    public AuditRows(Database database) {
        this.database = database;
    }

    @Override
    public void add(Actor actor, Deed deed) {
        database.run(handle -> add(handle, actor, deed));
    }

    static void add(Handle handle, Actor actor, Deed deed) {
        handle.createUpdate(
                        """
                        insert into audit (kind, name, mac, subject, action, detail)
                        values (:kind, :name, :mac, :subject, :action, :detail)
                        """)
                .bind("kind", actor.kind().toString())
                .bind("name", actor.name())
                .bind("mac", deed.mac().map(MacAddress::toString).orElse(null))
                .bind("subject", deed.subject())
                .bind("action", deed.action())
                .bind("detail", deed.detail())
                .execute();
    }

    @Override
    public List<AuditEntry> page(Optional<MacAddress> mac, long before, int most) {
        return database.read(
                handle ->
                        handle.createQuery(
                                        "select * from audit where number < :before"
                                                + (mac.isPresent() ? " and mac = :mac" : "")
                                                + " order by number desc limit :most")
                                .bind("before", before)
                                .bind("most", most)
                                .bindMap(
                                        mac.isPresent()
                                                ? Map.of("mac", mac.get().toString())
                                                : Map.of())
                                .map(AuditRows::entry)
                                .list());
    }

    private static AuditEntry entry(ResultSet row, StatementContext context) throws SQLException {
        return new AuditEntry(
                row.getLong("number"),
                Instant.ofEpochMilli(row.getLong("at")),
                new Actor(Actor.Kind.parse(row.getString("kind")), row.getString("name")),
                new Deed(
                        Rows.text(row, "mac").map(MacAddress::parse),
                        row.getString("subject"),
                        row.getString("action"),
                        row.getString("detail")));
    }
}
