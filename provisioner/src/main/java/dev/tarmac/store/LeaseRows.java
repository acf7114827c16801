package dev.tarmac.store;

import dev.tarmac.machine.Address;
import dev.tarmac.machine.Addresses;
import dev.tarmac.pxe.MacAddress;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// [Addresses] in SQLite. An index on addresses would be as scattered as they are: which row is
/// whose is known in memory instead.
public final class LeaseRows implements Addresses {
    private final Database database;

    /// The row of each address that is kept; null before the first look.
    private Map<String, Long> rows;

    private long last;

    public LeaseRows(Database database) {
        this.database = database;
    }

    @Override
    public List<Address> list() {
        return database.read(
                handle ->
                        handle.createQuery("select mac, address, until from leases")
                                .map(
                                        (row, context) ->
                                                new Address(
                                                        MacAddress.parse(row.getString("mac")),
                                                        row.getString("address"),
                                                        Instant.ofEpochMilli(row.getLong("until"))))
                                .list());
    }

    /// Thousands of leases are one commit, so that one flush of the disk keeps them all. Plain
    /// JDBC: binding their values by Jdbi took as long as SQLite itself.
    @Override
    public synchronized void put(Map<String, Optional<Address>> changes) {
        if (rows == null) look();
        Map<String, Long> added = new HashMap<>();
        changes.forEach(
                (address, lease) -> {
                    if (lease.isPresent() && !rows.containsKey(address))
                        added.put(address, last + 1 + added.size());
                });
        database.run(
                handle -> {
                    try {
                        remove(handle.getConnection(), changes);
                        write(handle.getConnection(), changes, added);
                    } catch (SQLException e) {
                        throw new IllegalStateException("leases could not be kept", e);
                    }
                });
        // Only now: what was not kept has no row.
        last += added.size();
        rows.putAll(added);
        changes.forEach(
                (address, lease) -> {
                    if (lease.isEmpty()) rows.remove(address);
                });
    }

    private void look() {
        Map<String, Long> known = new HashMap<>();
        database.read(
                        handle ->
                                handle.createQuery("select id, address from leases order by id")
                                        .map(
                                                (row, context) ->
                                                        Map.entry(
                                                                row.getString("address"),
                                                                row.getLong("id")))
                                        .list())
                .forEach(row -> known.put(row.getKey(), row.getValue()));
        last = known.values().stream().mapToLong(Long::longValue).max().orElse(0);
        rows = known;
    }

    private void remove(Connection connection, Map<String, Optional<Address>> changes)
            throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from leases where id = ?")) {
            for (Map.Entry<String, Optional<Address>> change : changes.entrySet()) {
                Long row = rows.get(change.getKey());
                if (row == null || change.getValue().isPresent()) continue;
                delete.setLong(1, row);
                delete.executeUpdate();
            }
        }
    }

    /// @param added the rows of those that have none yet
    private void write(
            Connection connection, Map<String, Optional<Address>> changes, Map<String, Long> added)
            throws SQLException {
        try (PreparedStatement write =
                connection.prepareStatement(
                        "insert or replace into leases (id, address, mac, until)"
                                + " values (?, ?, ?, ?)")) {
            for (Map.Entry<String, Optional<Address>> change : changes.entrySet()) {
                if (change.getValue().isEmpty()) continue;
                Address lease = change.getValue().get();
                Long row = added.get(change.getKey());
                write.setLong(1, row == null ? rows.get(change.getKey()) : row);
                write.setString(2, lease.address());
                write.setString(3, lease.mac().toString());
                write.setLong(4, lease.until().toEpochMilli());
                write.executeUpdate();
            }
        }
    }
}
