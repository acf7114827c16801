package dev.tarmac.store;

import dev.tarmac.install.InstallId;
import dev.tarmac.install.InstallState;
import dev.tarmac.install.MachineState;
import dev.tarmac.install.Progress;
import dev.tarmac.install.Roster;
import dev.tarmac.ledger.Moment;
import dev.tarmac.problem.Problem;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;

import org.jdbi.v3.core.statement.StatementContext;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// [Roster] in SQLite, which takes the few words that are needed out of long texts itself.
public final class RosterRows implements Roster {
    private static final String LINES =
            """
            select machines.mac, hostname, machines.profile, address, last_seen, circuit, remote,
                serial,
                json_extract(labels, '$.rack') as rack, held,
                installs.id, state, attempt, boot
            from machines
            left join installs on number =
                (select max(number) from installs where installs.mac = machines.mac)
            order by machines.mac
            """;

    /// The last event that is kept of a running step is its start.
    private static final String WORK =
            """
            select id, json_extract(details, '$.progress') as progress,
                json_extract(details, '$.problem') as problem,
                json_extract(details, '$.preparation.hostname') as hostname,
                json_extract(details, '$.endedAt') as ended_at,
                (select json_extract(body, '$.atMillis') from events
                    where install = installs.id and attempt = installs.attempt
                    order by sequence desc limit 1) as since,
                (select kind from moments where moments.boot = installs.boot
                    order by number desc limit 1) as seen
            from installs where id in (<ids>)
            """;

    private static final String INSTALLS =
            """
            select id, mac, profile, image, state, attempt, created_at
            from installs order by number desc limit :most offset :from
            """;

    private final Database database;

    public RosterRows(Database database) {
        this.database = database;
    }

    @Override
    public List<Line> lines() {
        return database.read(handle -> handle.createQuery(LINES).map(RosterRows::line).list());
    }

    private static Line line(ResultSet row, StatementContext context) throws SQLException {
        Optional<Newest> newest = newest(row);
        Optional<String> profile = Rows.text(row, "profile");
        return new Line(
                MacAddress.parse(row.getString("mac")),
                Rows.text(row, "hostname"),
                Rows.text(row, "serial"),
                profile,
                Rows.text(row, "address"),
                Rows.instant(row, "last_seen"),
                new Location(Rows.text(row, "circuit"), Rows.text(row, "remote")),
                Rows.text(row, "rack"),
                row.getBoolean("held"),
                MachineState.of(
                        profile.isPresent(),
                        newest.map(Newest::state),
                        InstallRows.boot(row).isPresent()),
                newest);
    }

    private static Optional<Newest> newest(ResultSet row) throws SQLException {
        String id = row.getString("id");
        return id == null
                ? Optional.empty()
                : Optional.of(
                        new Newest(
                                new InstallId(id),
                                InstallState.parse(row.getString("state")),
                                row.getInt("attempt")));
    }

    @Override
    public Map<InstallId, Work> work(Collection<InstallId> installs) {
        Map<InstallId, Work> work = new LinkedHashMap<>();
        if (installs.isEmpty()) return work;
        database.read(
                handle ->
                        handle.createQuery(WORK)
                                .bindList("ids", installs.stream().map(InstallId::text).toList())
                                .map(
                                        (row, context) ->
                                                work.put(
                                                        new InstallId(row.getString("id")),
                                                        work(row)))
                                .list());
        return work;
    }

    private static Work work(ResultSet row) throws SQLException {
        Optional<Progress> progress =
                Rows.text(row, "progress").map(text -> Rows.decode(text, Progress::of));
        Optional<Problem> problem =
                Rows.text(row, "problem").map(text -> Rows.decode(text, AttemptJson::problem));
        return new Work(
                progress,
                Rows.instant(row, "since"),
                Rows.text(row, "seen").map(Moment.Kind::valueOf),
                problem,
                Rows.text(row, "hostname"),
                Rows.instant(row, "ended_at"));
    }

    @Override
    public List<Entry> installs(int from, int most) {
        return database.read(
                handle ->
                        handle.createQuery(INSTALLS)
                                .bind("from", from)
                                .bind("most", most)
                                .map(RosterRows::entry)
                                .list());
    }

    private static Entry entry(ResultSet row, StatementContext context) throws SQLException {
        return new Entry(
                new InstallId(row.getString("id")),
                MacAddress.parse(row.getString("mac")),
                row.getString("profile"),
                row.getString("image"),
                InstallState.parse(row.getString("state")),
                row.getInt("attempt"),
                Rows.instant(row, "created_at").orElseThrow());
    }
}
