package dev.tarmac.store;

import dev.tarmac.audit.Actor;
import dev.tarmac.audit.AuditEntry.Deed;
import dev.tarmac.facts.FactsJson;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.firstboot.FixedAddress;
import dev.tarmac.machine.Addressing;
import dev.tarmac.machine.Machine;
import dev.tarmac.machine.MachineSettings;
import dev.tarmac.machine.Machines;
import dev.tarmac.machine.Presence;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

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

    private static final String APPOINT =
            """
            update machines
            set profile = coalesce(profile, :profile), hostname = coalesce(hostname, :hostname),
                labels = json_patch(coalesce(:labels, '{}'), labels),
                addressing = coalesce(addressing, :addressing), rule = :rule, held = :held
            where mac = :mac and rule is null
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
    public List<Machine> page(Optional<MacAddress> after, int most) {
        return database.read(
                handle ->
                        handle.createQuery(
                                        "select * from machines where mac > :after"
                                                + " order by mac limit :most")
                                .bind("after", after.map(MacAddress::toString).orElse(""))
                                .bind("most", most)
                                .map(MachineRows::machine)
                                .list());
    }

    @Override
    public Optional<Machine> find(MacAddress mac) {
        return database.read(handle -> find(handle, mac));
    }

    @Override
    public List<Machine> named(String name) {
        List<Machine> called = list("lower(hostname) = lower(:name)", name);
        return called.isEmpty() ? list("lower(serial) = lower(:name)", name) : called;
    }

    @Override
    public List<MacAddress> fixedAt(FixedAddress address) {
        return database.read(
                handle ->
                        handle
                                .createQuery(
                                        "select mac from machines where addressing is not null and"
                                                + " json_extract(addressing, '$.address')"
                                                + " like :address || '/%' order by mac")
                                .bind("address", address.addressText())
                                .mapTo(String.class)
                                .stream()
                                .map(MacAddress::parse)
                                .toList());
    }

    private List<Machine> list(String condition, String name) {
        return database.read(
                handle ->
                        handle.createQuery(
                                        "select * from machines where "
                                                + condition
                                                + " order by mac")
                                .bind("name", name)
                                .map(MachineRows::machine)
                                .list());
    }

    private static Optional<Machine> find(Handle handle, MacAddress mac) {
        return handle.createQuery("select * from machines where mac = :mac")
                .bind("mac", mac.toString())
                .map(MachineRows::machine)
                .findOne();
    }

    @Override
    public Machine assign(MacAddress mac, MachineSettings settings, Actor actor) {
        return put(
                mac,
                settings,
                actor,
                """
                insert into machines (mac, profile, hostname, labels, addressing)
                values (:mac, :profile, :hostname, coalesce(:labels, '{}'), :addressing)
                on conflict (mac) do update
                set profile = excluded.profile, hostname = excluded.hostname,
                    labels = excluded.labels, addressing = excluded.addressing
                """);
    }

    @Override
    public Machine change(MacAddress mac, MachineSettings settings, Actor actor) {
        return put(
                mac,
                settings,
                actor,
                """
                insert into machines (mac, profile, hostname, labels, addressing)
                values (:mac, :profile, :hostname, coalesce(:labels, '{}'), :addressing)
                on conflict (mac) do update
                set profile = coalesce(excluded.profile, profile),
                    hostname = coalesce(excluded.hostname, hostname),
                    labels = coalesce(:labels, labels),
                    addressing = coalesce(excluded.addressing, addressing)
                """);
    }

    private Machine put(MacAddress mac, MachineSettings settings, Actor actor, String sql) {
        return database.write(
                handle -> {
                    bind(handle.createUpdate(sql), mac, settings).execute();
                    AuditRows.add(handle, actor, Deed.of(mac, "set", settings.toString()));
                    return find(handle, mac).orElseThrow();
                });
    }

    @Override
    public Machine appoint(MacAddress mac, MachineSettings settings, Actor rule, boolean held) {
        return database.write(
                handle -> {
                    int appointed =
                            bind(handle.createUpdate(APPOINT), mac, settings)
                                    .bind("rule", rule.toString())
                                    .bind("held", held)
                                    .execute();
                    if (appointed > 0)
                        AuditRows.add(
                                handle,
                                rule,
                                Deed.of(
                                        mac,
                                        "appointed",
                                        settings + (held ? ", held for approval" : "")));
                    return find(handle, mac).orElseThrow();
                });
    }

    private static Update bind(Update update, MacAddress mac, MachineSettings settings) {
        return update.bind("mac", mac.toString())
                .bind("profile", settings.profile().orElse(null))
                .bind("hostname", settings.hostname().orElse(null))
                .bind("labels", settings.labels().map(Rows::encode).orElse(null))
                .bind(
                        "addressing",
                        settings.addressing().map(how -> Rows.encode(how.json())).orElse(null));
    }

    @Override
    public void approve(MacAddress mac, Actor actor) {
        database.run(
                handle -> {
                    int approved =
                            handle.execute(
                                    "update machines set held = 0 where mac = ? and held = 1",
                                    mac.toString());
                    if (approved > 0) AuditRows.add(handle, actor, Deed.of(mac, "approved", ""));
                });
    }

    @Override
    public boolean delete(MacAddress mac, Actor actor) {
        return database.write(
                handle -> {
                    String text = mac.toString();
                    int deleted = handle.execute(DELETE_IDLE, text);
                    if (deleted == 0) return false;
                    handle.execute("delete from installs where mac = ?", text);
                    handle.execute("delete from boots where mac = ?", text);
                    handle.execute("delete from bound_disks where mac = ?", text);
                    AuditRows.add(handle, actor, Deed.of(mac, "deleted", ""));
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
                                        insert into machines (mac, facts, serial, last_seen)
                                        values (:mac, :facts, :serial, :at)
                                        on conflict (mac) do update
                                        set facts = excluded.facts, serial = excluded.serial,
                                            last_seen = excluded.last_seen
                                        """)
                                .bind("mac", mac.toString())
                                .bind("facts", Rows.encode(FactsJson.encode(facts)))
                                .bind("serial", facts.system().serial().orElse(null))
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
                Rows.decode(row.getString("labels"), Rows::texts),
                Rows.text(row, "addressing")
                        .map(text -> Rows.decode(text, Addressing::of))
                        .orElse(new Addressing.Dhcp()),
                Rows.text(row, "facts").map(text -> Rows.decode(text, FactsJson::decode)),
                Rows.text(row, "address"),
                Rows.instant(row, "last_seen"),
                row.getBoolean("shell_wanted"),
                new Location(Rows.text(row, "circuit"), Rows.text(row, "remote")),
                Rows.text(row, "rule"),
                row.getBoolean("held"));
    }
}
