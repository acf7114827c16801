package dev.tarmac.store;

import dev.tarmac.machine.Address;
import dev.tarmac.machine.Addresses;
import dev.tarmac.pxe.MacAddress;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// [Addresses] in SQLite.
public final class LeaseRows implements Addresses {
    private final Database database;

    public LeaseRows(Database database) {
        this.database = database;
    }

    @Override
    public List<Address> list() {
        return database.read(
                handle ->
                        handle.createQuery("select * from leases")
                                .map(
                                        (row, context) ->
                                                new Address(
                                                        MacAddress.parse(row.getString("mac")),
                                                        row.getString("address"),
                                                        Instant.ofEpochMilli(row.getLong("until"))))
                                .list());
    }

    /// Thousands of leases are one commit, so that one flush of the disk keeps them all.
    @Override
    public void put(Map<String, Optional<Address>> changes) {
        database.run(
                handle -> {
                    remove(handle, changes);
                    insert(handle, changes);
                });
    }

    private static void remove(Handle handle, Map<String, Optional<Address>> changes) {
        PreparedBatch batch = handle.prepareBatch("delete from leases where address = ?");
        changes.forEach(
                (address, lease) -> {
                    if (lease.isEmpty()) batch.add(address);
                });
        if (batch.size() > 0) batch.execute();
    }

    private static void insert(Handle handle, Map<String, Optional<Address>> changes) {
        PreparedBatch batch =
                handle.prepareBatch(
                        "insert or replace into leases (address, mac, until) values (?, ?, ?)");
        for (Optional<Address> lease : changes.values())
            lease.ifPresent(
                    kept ->
                            batch.add(
                                    kept.address(),
                                    kept.mac().toString(),
                                    kept.until().toEpochMilli()));
        if (batch.size() > 0) batch.execute();
    }
}
