package dev.tarmac.store;

import dev.tarmac.install.EarlierAttempt;
import dev.tarmac.install.Install;
import dev.tarmac.install.InstallId;
import dev.tarmac.install.InstallState;
import dev.tarmac.install.Installs.HandedOut;
import dev.tarmac.ledger.BootId;
import dev.tarmac.pxe.MacAddress;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Attempts that later ones have taken the place of. The newest one of an install is in its row.
final class AttemptRows {
    private static final String KEEP =
            """
            insert into attempts (install, attempt, state, handed_out, boot, details)
            values (:install, :attempt, :state, :handedOut, :boot, :details)
            """;

    private static final String LAST_HANDED_OUT =
            """
            select id, state from (
                select number, attempt, id, state from installs
                where mac = :mac and handed_out = 1
                union all
                select installs.number, attempts.attempt, installs.id, attempts.state
                from attempts join installs on installs.id = attempts.install
                where installs.mac = :mac and attempts.handed_out = 1)
            order by number desc, attempt desc limit 1
            """;

    private AttemptRows() {}

    static void keep(Handle handle, Install over) {
        handle.createUpdate(KEEP)
                .bind("install", over.id().text())
                .bind("attempt", over.status().attempt())
                .bind("state", over.state().toString())
                .bind("handedOut", over.attempt().prepared().isPresent())
                .bind("boot", over.boot().map(BootId::number).orElse(null))
                .bind("details", Rows.encode(AttemptJson.encode(over.attempt())))
                .execute();
    }

    /// Oldest first.
    static List<EarlierAttempt> of(Handle handle, InstallId id) {
        return handle.createQuery(
                        "select * from attempts where install = :install order by attempt")
                .bind("install", id.text())
                .map(AttemptRows::attempt)
                .list();
    }

    private static EarlierAttempt attempt(ResultSet row, StatementContext context)
            throws SQLException {
        return new EarlierAttempt(
                row.getInt("attempt"),
                InstallState.parse(row.getString("state")),
                InstallRows.boot(row),
                Rows.decode(row.getString("details"), AttemptJson::decode));
    }

    static Optional<HandedOut> lastHandedOut(Handle handle, MacAddress mac) {
        return handle.createQuery(LAST_HANDED_OUT)
                .bind("mac", mac.toString())
                .map(
                        (row, context) ->
                                new HandedOut(
                                        new InstallId(row.getString("id")),
                                        InstallState.parse(row.getString("state"))))
                .findOne();
    }
}
