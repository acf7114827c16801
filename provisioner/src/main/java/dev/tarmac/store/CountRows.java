package dev.tarmac.store;

import dev.tarmac.install.InstallState;
import dev.tarmac.install.MachineState;
import dev.tarmac.install.StateCounts;

import org.jdbi.v3.core.Handle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Counts without reading what machines and installs say of themselves.
public final class CountRows {
    private static final String MACHINES =
            """
            select machines.profile is not null as has_profile, newest.state as state,
                newest.boot is not null as has_boot, count(*) as number
            from machines left join installs as newest on newest.number =
                (select max(number) from installs where installs.mac = machines.mac)
            group by 1, 2, 3
            """;

    private final Database database;

    public CountRows(Database database) {
        this.database = database;
    }

    public StateCounts read() {
        return database.read(handle -> new StateCounts(machines(handle), installs(handle)));
    }

    private static Map<MachineState, Long> machines(Handle handle) {
        Map<MachineState, Long> counts = new EnumMap<>(MachineState.class);
        handle.createQuery(MACHINES)
                .map((row, context) -> Map.entry(machineState(row), row.getLong("number")))
                .forEach(count -> counts.merge(count.getKey(), count.getValue(), Long::sum));
        return counts;
    }

    private static MachineState machineState(ResultSet row) throws SQLException {
        return MachineState.of(
                row.getBoolean("has_profile"),
                Optional.ofNullable(row.getString("state")).map(InstallState::parse),
                row.getBoolean("has_boot"));
    }

    private static Map<InstallState, Long> installs(Handle handle) {
        Map<InstallState, Long> counts = new EnumMap<>(InstallState.class);
        handle.createQuery("select state, count(*) as number from installs group by state")
                .map(
                        (row, context) ->
                                Map.entry(
                                        InstallState.parse(row.getString("state")),
                                        row.getLong("number")))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }
}
