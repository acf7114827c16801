package dev.tarmac.store;

import dev.tarmac.facts.FactsJson;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.machine.Machine;
import dev.tarmac.machine.Machines;
import dev.tarmac.machine.Presence;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// [Machines] in SQLite.
public final class MachineRows implements Machines {
    private static final String DELETE_IDLE =
            """
            delete from machines where mac = ? and not exists
                (select 1 from installs
                where installs.mac = machines.mac and state in ('ordered', 'running'))
            """;

    private final Database database;

    public MachineRows(Database database) {
        this.database = database;
    }

    @Override
    public List<Machine> list() {
        return database.read(
                handle ->
                        handle.createQuery("select * from machines order by mac")
                                .map(MachineRows::machine)
                                .list());
    }

    @Override
    public Optional<Machine> find(MacAddress mac) {
        return database.read(handle -> find(handle, mac));
    }

    private static Optional<Machine> find(Handle handle, MacAddress mac) {
        return handle.createQuery("select * from machines where mac = :mac")
                .bind("mac", mac.toString())
                .map(MachineRows::machine)
                .findOne();
    }

    @Override
    public Machine assign(MacAddress mac, Optional<String> profile, Optional<String> hostname) {
        return put(
                mac,
                profile,
                hostname,
                """
                insert into machines (mac, profile, hostname) values (:mac, :profile, :hostname)
                on conflict (mac) do update
                set profile = excluded.profile, hostname = excluded.hostname
                """);
    }

    @Override
    public Machine change(MacAddress mac, Optional<String> profile, Optional<String> hostname) {
        return put(
                mac,
                profile,
                hostname,
                """
                insert into machines (mac, profile, hostname) values (:mac, :profile, :hostname)
                on conflict (mac) do update
                set profile = coalesce(excluded.profile, profile),
                    hostname = coalesce(excluded.hostname, hostname)
                """);
    }

    private Machine put(
            MacAddress mac, Optional<String> profile, Optional<String> hostname, String sql) {
        return database.write(
                handle -> {
                    handle.createUpdate(sql)
                            .bind("mac", mac.toString())
                            .bind("profile", profile.orElse(null))
                            .bind("hostname", hostname.orElse(null))
                            .execute();
                    return find(handle, mac).orElseThrow();
                });
    }

    @Override
    public boolean delete(MacAddress mac) {
        return database.write(
                handle -> {
                    String text = mac.toString();
                    int deleted = handle.execute(DELETE_IDLE, text);
                    if (deleted == 0) return false;
                    handle.execute("delete from installs where mac = ?", text);
                    handle.execute("delete from boots where mac = ?", text);
                    return true;
                });
    }

    @Override
    public void seen(Map<MacAddress, Presence.Sign> signs) {
        database.run(
                handle -> {
                    PreparedBatch batch =
                            handle.prepareBatch(
                                    """
                                    update machines set address = :address, last_seen = :at
                                    where mac = :mac
                                    """);
                    signs.forEach(
                            (mac, sign) ->
                                    batch.bind("mac", mac.toString())
                                            .bind("address", sign.address())
                                            .bind("at", sign.at().toEpochMilli())
                                            .add());
                    batch.execute();
                });
    }

    @Override
    public void seen(MacAddress mac, String address, Instant at) {
        database.run(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into machines (mac, address, last_seen)
                                        values (:mac, :address, :at)
                                        on conflict (mac) do update
                                        set address = excluded.address,
                                            last_seen = excluded.last_seen
                                        """)
                                .bind("mac", mac.toString())
                                .bind("address", address)
                                .bind("at", at.toEpochMilli())
                                .execute());
    }

    @Override
    public void report(MacAddress mac, MachineFacts facts, Instant at) {
        database.run(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into machines (mac, facts, last_seen)
                                        values (:mac, :facts, :at)
                                        on conflict (mac) do update
                                        set facts = excluded.facts, last_seen = excluded.last_seen
                                        """)
                                .bind("mac", mac.toString())
                                .bind("facts", Rows.encode(FactsJson.encode(facts)))
                                .bind("at", at.toEpochMilli())
                                .execute());
    }

    @Override
    public void plugged(MacAddress mac, Location location) {
        database.run(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into machines (mac, circuit, remote)
                                        values (:mac, :circuit, :remote)
                                        on conflict (mac) do update
                                        set circuit = excluded.circuit, remote = excluded.remote
                                        """)
                                .bind("mac", mac.toString())
                                .bind("circuit", location.circuit().orElse(null))
                                .bind("remote", location.remote().orElse(null))
                                .execute());
    }

    @Override
    public void wantShell(MacAddress mac) {
        database.run(
                handle ->
                        handle.execute(
                                "update machines set shell_wanted = 1 where mac = ?",
                                mac.toString()));
    }

    @Override
    public boolean takeShell(MacAddress mac) {
        return database.write(
                handle ->
                        handle.execute(
                                        "update machines set shell_wanted = 0"
                                                + " where mac = ? and shell_wanted = 1",
                                        mac.toString())
                                > 0);
    }

    private static Machine machine(ResultSet row, StatementContext context) throws SQLException {
        return new Machine(
                MacAddress.parse(row.getString("mac")),
                Rows.text(row, "profile"),
                Rows.text(row, "hostname"),
                Rows.text(row, "facts").map(text -> Rows.decode(text, FactsJson::decode)),
                Rows.text(row, "address"),
                Rows.instant(row, "last_seen"),
                row.getBoolean("shell_wanted"),
                new Location(Rows.text(row, "circuit"), Rows.text(row, "remote")));
    }
}
