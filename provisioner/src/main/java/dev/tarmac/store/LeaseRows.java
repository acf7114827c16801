package dev.tarmac.store;

import dev.tarmac.machine.Address;
import dev.tarmac.machine.Addresses;
import dev.tarmac.pxe.MacAddress;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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

    /// Thousands of leases are one commit, so that one flush of the disk keeps them all. Plain
    /// JDBC: binding their values by Jdbi took as long as SQLite itself.
    @Override
    public void put(Map<String, Optional<Address>> changes) {
        database.run(
                handle -> {
                    try {
                        remove(handle.getConnection(), changes);
                        insert(handle.getConnection(), changes);
                    } catch (SQLException e) {
                        throw new IllegalStateException("leases could not be kept", e);
                    }
                });
    }

    private static void remove(Connection connection, Map<String, Optional<Address>> changes)
            throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from leases where address = ?")) {
            for (Map.Entry<String, Optional<Address>> change : changes.entrySet()) {
                if (change.getValue().isPresent()) continue;
                delete.setString(1, change.getKey());
                delete.executeUpdate();
            }
        }
    }

    private static void insert(Connection connection, Map<String, Optional<Address>> changes)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert or replace into leases (address, mac, until) values (?, ?, ?)")) {
            for (Optional<Address> lease : changes.values()) {
                if (lease.isEmpty()) continue;
                insert.setString(1, lease.get().address());
                insert.setString(2, lease.get().mac().toString());
                insert.setLong(3, lease.get().until().toEpochMilli());
                insert.executeUpdate();
            }
        }
    }
}
