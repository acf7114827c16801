package dev.tarmac.store;

import dev.tarmac.ledger.Boot;
import dev.tarmac.ledger.BootId;
import dev.tarmac.ledger.Boots;
import dev.tarmac.ledger.Moment;
import dev.tarmac.ledger.Seen;
import dev.tarmac.pxe.MacAddress;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// [Boots] in SQLite. Of boots that no install refers to, the last few of each machine are kept.
public final class BootRows implements Boots {
    private static final int KEPT = 8;

    /// Anybody on the boot network can make up hardware addresses.
    private static final int KEPT_OF_STRANGERS = 1000;

    /// Of the boots that have just come to be older than those: the ones before were looked at when
    /// they were these. All of them together are many, and agents' reports wait meanwhile.
    private static final int LOOKED_AT = 64;

    private static final String OF_NO_INSTALL =
            """
            not exists (select 1 from installs where installs.boot = boots.id)
            and not exists (select 1 from attempts where attempts.boot = boots.id)
            """;

    private static final String DELETE_OLD =
            "delete from boots where mac = :mac and "
                    + OF_NO_INSTALL
                    + " and id not in"
                    + " (select id from boots where mac = :mac order by id desc limit :kept)";

    private static final String DELETE_OF_STRANGERS =
            "delete from boots where id > :old - :lookedAt and id <= :old"
                    + " and not exists (select 1 from machines where machines.mac = boots.mac) and "
                    + OF_NO_INSTALL;

    private final Database database;

    public BootRows(Database database) {
        this.database = database;
    }

    @Override
    public List<BootId> record(List<Seen> seen) {
        return database.write(
                handle ->
                        seen.stream().map(one -> record(handle, one.mac(), one.moment())).toList());
    }

    private static BootId record(Handle handle, MacAddress mac, Moment moment) {
        Optional<BootId> latest = latest(handle, mac);
        if (latest.isEmpty()) return begin(handle, mac, moment);
        Boot boot = new Boot(moments(handle, latest.get()));
        if (boot.isOverBy(moment)) return begin(handle, mac, moment);
        if (boot.keeps(moment)) add(handle, latest.get(), boot.moments().size(), moment);
        return latest.get();
    }

    private static BootId begin(Handle handle, MacAddress mac, Moment moment) {
        BootId boot =
                handle.createQuery("insert into boots (mac) values (:mac) returning id")
                        .bind("mac", mac.toString())
                        .map((row, context) -> new BootId(row.getLong(1)))
                        .one();
        add(handle, boot, 0, moment);
        handle.createUpdate(DELETE_OLD).bind("mac", mac.toString()).bind("kept", KEPT).execute();
        handle.createUpdate(DELETE_OF_STRANGERS)
                .bind("old", boot.number() - KEPT_OF_STRANGERS)
                .bind("lookedAt", LOOKED_AT)
                .execute();
        return boot;
    }

    private static void add(Handle handle, BootId boot, int number, Moment moment) {
        handle.createUpdate(
                        """
                        insert into moments (boot, number, kind, at, detail, bytes)
                        values (:boot, :number, :kind, :at, :detail, :bytes)
                        """)
                .bind("boot", boot.number())
                .bind("number", number)
                .bind("kind", moment.kind().name())
                .bind("at", moment.at().toEpochMilli())
                .bind("detail", moment.detail())
                .bind("bytes", moment.bytes())
                .execute();
    }

    @Override
    public void add(BootId id, Moment moment) {
        database.run(
                handle -> {
                    Boot boot = new Boot(moments(handle, id));
                    if (boot.keeps(moment)) add(handle, id, boot.moments().size(), moment);
                });
    }

    private static Optional<BootId> latest(Handle handle, MacAddress mac) {
        return handle.createQuery("select max(id) from boots where mac = :mac")
                .bind("mac", mac.toString())
                .mapTo(Long.class)
                .findOne()
                .map(BootId::new);
    }

    @Override
    public List<Moment> moments(BootId boot) {
        return database.read(handle -> moments(handle, boot));
    }

    private static List<Moment> moments(Handle handle, BootId boot) {
        return handle.createQuery("select * from moments where boot = :boot order by at, number")
                .bind("boot", boot.number())
                .map(BootRows::moment)
                .list();
    }

    private static Moment moment(ResultSet row, StatementContext context) throws SQLException {
        return new Moment(
                Moment.Kind.valueOf(row.getString("kind")),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("detail"),
                row.getLong("bytes"));
    }
}
