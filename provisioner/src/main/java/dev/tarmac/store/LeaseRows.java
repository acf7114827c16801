package dev.tarmac.store;

import dev.tarmac.machine.Address;
import dev.tarmac.machine.Addresses;
import dev.tarmac.pxe.MacAddress;

import java.time.Instant;
import java.util.List;

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

    @Override
    public void put(Address address) {
        database.run(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into leases (mac, address, until)
                                        values (:mac, :address, :until)
                                        on conflict (mac) do update
                                        set address = excluded.address, until = excluded.until
                                        """)
                                .bind("mac", address.mac().toString())
                                .bind("address", address.address())
                                .bind("until", address.until().toEpochMilli())
                                .execute());
    }

    @Override
    public void delete(MacAddress mac) {
        database.run(handle -> handle.execute("delete from leases where mac = ?", mac.toString()));
    }
}
