package dev.tarmac.store;

import dev.tarmac.audit.Actor;
import dev.tarmac.audit.AuditEntry.Deed;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.rack.RackEntry;
import dev.tarmac.rack.RackFields;
import dev.tarmac.rack.RackList;

import org.jdbi.v3.core.Handle;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// [RackList] in SQLite.
public final class RackRows implements RackList {
    private final Database database;

    public RackRows(Database database) {
        this.database = database;
    }

    @Override
    public List<RackEntry> list() {
        return database.read(
                handle ->
                        handle.createQuery("select body from expected order by name")
                                .map((row, context) -> entry(row.getString(1)))
                                .list());
    }

    @Override
    public Optional<RackEntry> find(MacAddress mac, Optional<String> serial) {
        return database.read(
                handle -> {
                    Optional<RackEntry> known =
                            serial.flatMap(
                                    text -> one(handle, "lower(serial) = lower(:key)", text));
                    return known.or(() -> one(handle, "mac = :key", mac.toString()));
                });
    }

    private static Optional<RackEntry> one(Handle handle, String condition, String key) {
        return handle.createQuery("select body from expected where " + condition)
                .bind("key", key)
                .map((row, context) -> entry(row.getString(1)))
                .findOne();
    }

    @Override
    public Imported put(List<RackEntry> entries, Actor actor) {
        return database.write(
                handle -> {
                    // Before the first change: there is no way back from one alone.
                    Set<String> names = new HashSet<>();
                    for (RackEntry entry : entries) names.add(entry.name());
                    for (RackEntry entry : entries)
                        for (String owner : owners(handle, entry))
                            if (!names.contains(owner))
                                return new Imported.Taken(entry.name(), owner);
                    int replaced = 0;
                    for (RackEntry entry : entries)
                        replaced +=
                                handle.execute("delete from expected where name = ?", entry.name());
                    for (RackEntry entry : entries) insert(handle, entry);
                    AuditRows.add(
                            handle,
                            actor,
                            Deed.of("rack list", "imported", entries.size() + " machines"));
                    return new Imported.Done(entries.size() - replaced, replaced);
                });
    }

    private static List<String> owners(Handle handle, RackEntry entry) {
        return handle.createQuery(
                        "select name from expected where mac = :mac"
                                + " or lower(serial) = lower(:serial)")
                .bind("mac", entry.mac().map(MacAddress::toString).orElse(null))
                .bind("serial", entry.serial().orElse(null))
                .mapTo(String.class)
                .list();
    }

    private static void insert(Handle handle, RackEntry entry) {
        handle.createUpdate(
                        """
                        insert into expected (name, mac, serial, body)
                        values (:name, :mac, :serial, :body)
                        """)
                .bind("name", entry.name())
                .bind("mac", entry.mac().map(MacAddress::toString).orElse(null))
                .bind("serial", entry.serial().orElse(null))
                .bind("body", Rows.encode(entry.fields()))
                .execute();
    }

    @Override
    public boolean delete(String name, Actor actor) {
        return database.write(
                handle -> {
                    if (handle.execute("delete from expected where name = ?", name) == 0)
                        return false;
                    AuditRows.add(handle, actor, Deed.of("rack list", "deleted", name));
                    return true;
                });
    }

    private static RackEntry entry(String body) {
        return RackFields.kept(Rows.decode(body, Rows::texts));
    }
}
