package dev.tarmac.store;

import dev.tarmac.audit.Actor;
import dev.tarmac.audit.AuditEntry.Deed;
import dev.tarmac.install.BoundDisk;
import dev.tarmac.install.BoundDisks;
import dev.tarmac.install.Install;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.plan.DiskIdentity;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.pxe.MacAddress;

import org.jdbi.v3.core.Handle;

import java.util.List;
import java.util.Map;

/// [BoundDisks] in SQLite.
public final class BoundDiskRows implements BoundDisks {
    private final Database database;

    public BoundDiskRows(Database database) {
        this.database = database;
    }

    /// Binds the disks of the first order that an agent gets, in the transaction that hands it out.
    static void bind(Handle handle, Install install) {
        List<PlannedDisk> disks = install.attempt().prepared().orElseThrow().order().plan().disks();
        handle.createUpdate(
                        """
                        insert into bound_disks (mac, install, body) values (:mac, :install, :body)
                        on conflict do nothing
                        """)
                .bind("mac", install.mac().toString())
                .bind("install", install.id().text())
                .bind(
                        "body",
                        Rows.encode(
                                Map.of("disks", disks.stream().map(BoundDiskRows::json).toList())))
                .execute();
    }

    @Override
    public List<BoundDisk> of(MacAddress mac) {
        return database.read(
                handle ->
                        handle.createQuery("select body from bound_disks where mac = :mac")
                                .bind("mac", mac.toString())
                                .map(
                                        (row, context) ->
                                                Rows.decode(
                                                        row.getString(1),
                                                        json ->
                                                                json.list(
                                                                        "disks",
                                                                        BoundDiskRows::disk)))
                                .findOne()
                                .orElse(List.of()));
    }

    @Override
    public boolean release(MacAddress mac, Actor actor) {
        return database.write(
                handle -> {
                    if (handle.execute("delete from bound_disks where mac = ?", mac.toString())
                            == 0) return false;
                    AuditRows.add(handle, actor, Deed.of(mac, "disks released", ""));
                    return true;
                });
    }

    private static Map<String, Object> json(PlannedDisk disk) {
        DiskIdentity identity = disk.identity();
        return JsonObject.members(
                "name", disk.name(),
                "serial", identity.serial(),
                "wwn", identity.wwn(),
                "byPath", identity.byPath(),
                "sizeBytes", identity.sizeBytes(),
                "logicalSectorBytes", identity.logicalSectorBytes());
    }

    private static BoundDisk disk(JsonObject json) throws MalformedJson {
        return new BoundDisk(
                json.text("name"),
                new DiskIdentity(
                        json.optionalText("serial"),
                        json.optionalText("wwn"),
                        json.optionalText("byPath"),
                        json.number("sizeBytes"),
                        json.integer("logicalSectorBytes")));
    }
}
