package dev.tarmac.store;

import dev.tarmac.access.Secret;
import dev.tarmac.access.Session;
import dev.tarmac.access.Sessions;
import dev.tarmac.json.JsonObject;
import dev.tarmac.ledger.BootId;
import dev.tarmac.order.Hello;
import dev.tarmac.pxe.MacAddress;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// [Sessions] in SQLite.
public final class SessionRows implements Sessions {
    /// A loader that fetches again and again has one ticket that counts; which one, it knows.
    private static final int KEPT = 8;

    private final Database database;
    private final KnownSessions known = new KnownSessions();

    public SessionRows(Database database) {
        this.database = database;
    }

    @Override
    public Secret serverKey() {
        return new Secret(
                database.read(
                                handle ->
                                        handle.createQuery("select secret from server")
                                                .mapTo(String.class)
                                                .findOne())
                        .orElseGet(this::drawKey));
    }

    private String drawKey() {
        return database.write(
                handle -> {
                    handle.execute(
                            "insert into server (secret) select ?"
                                    + " where not exists (select 1 from server)",
                            Secret.random().text());
                    return handle.createQuery("select secret from server")
                            .mapTo(String.class)
                            .one();
                });
    }

    @Override
    public void addTicket(String ticketDigest, MacAddress mac, BootId boot, Instant at) {
        database.run(
                handle -> {
                    handle.createUpdate(
                                    "delete from tickets where shown_at is null and made_at < :old")
                            .bind("old", at.minus(TICKET_LIFETIME).toEpochMilli())
                            .execute();
                    handle.createUpdate(
                                    """
                                    delete from tickets where mac = :mac and shown_at is null
                                    and digest not in (select digest from tickets where mac = :mac
                                        order by made_at desc limit :kept)
                                    """)
                            .bind("mac", mac.toString())
                            .bind("kept", KEPT)
                            .execute();
                    handle.createUpdate(
                                    """
                                    insert into tickets (digest, mac, boot, made_at)
                                    values (:digest, :mac, :boot, :at)
                                    """)
                            .bind("digest", ticketDigest)
                            .bind("mac", mac.toString())
                            .bind("boot", boot.number())
                            .bind("at", at.toEpochMilli())
                            .execute();
                });
    }

    @Override
    public Exchange exchange(
            Hello hello, String tokenDigest, String from, Optional<Instant> lastSign, Instant at) {
        String digest = new Secret(hello.ticket()).digest();
        Exchange exchange =
                database.write(
                        handle ->
                                handle.createQuery("select * from tickets where digest = :digest")
                                        .bind("digest", digest)
                                        .map(SessionRows::ticket)
                                        .findOne()
                                        .map(
                                                ticket ->
                                                        exchange(
                                                                handle,
                                                                ticket,
                                                                hello,
                                                                tokenDigest,
                                                                from,
                                                                lastSign,
                                                                at))
                                        .orElseGet(Exchange.Unknown::new));
        if (exchange instanceof Exchange.Opened(Session session)) known.forget(session.mac());
        return exchange;
    }

    private record Ticket(
            String digest,
            MacAddress mac,
            BootId boot,
            Instant madeAt,
            Optional<Instant> shownAt,
            Optional<String> shownBy,
            boolean tokenUsed) {}

    private static Exchange exchange(
            Handle handle,
            Ticket ticket,
            Hello hello,
            String token,
            String from,
            Optional<Instant> lastSign,
            Instant at) {
        if (!ticket.mac.equals(MacAddress.parse(hello.mac())))
            return new Exchange.OfAnotherMachine(ticket.mac);
        boolean sameAgent = ticket.shownBy.equals(Optional.of(from)) && !ticket.tokenUsed;
        if (ticket.shownAt.isPresent() && !sameAgent)
            return new Exchange.UsedBefore(ticket.shownBy.orElse("?"), ticket.shownAt.get());
        if (ticket.madeAt.plus(TICKET_LIFETIME).isBefore(at)) return new Exchange.Expired();
        if (lastSign.isPresent()
                && lastSign.get().isAfter(ticket.madeAt)
                && isSpokenFor(handle, ticket)) return new Exchange.AgentAlive(lastSign.get());
        // One agent speaks for a machine: an earlier boot's token is worth nothing from now on.
        handle.createUpdate(
                        "delete from tickets where mac = :mac and digest <> :digest and shown_at is not null")
                .bind("mac", ticket.mac.toString())
                .bind("digest", ticket.digest)
                .execute();
        handle.createUpdate(
                        """
                        update tickets set shown_at = :at, shown_by = :from, token = :token,
                            agent = :agent, abilities = :abilities
                        where digest = :digest
                        """)
                .bind("at", at.toEpochMilli())
                .bind("from", from)
                .bind("token", token)
                .bind("agent", hello.agentVersion())
                .bind("abilities", Rows.encode(JsonObject.members("kinds", hello.abilities())))
                .bind("digest", ticket.digest)
                .execute();
        return new Exchange.Opened(
                new Session(ticket.mac, ticket.boot, hello.agentVersion(), hello.abilities()));
    }

    /// Whether another ticket of the machine was exchanged for the token it has until now.
    private static boolean isSpokenFor(Handle handle, Ticket ticket) {
        return handle.createQuery(
                                "select count(*) from tickets where mac = :mac"
                                        + " and digest <> :digest and token_used = 1")
                        .bind("mac", ticket.mac.toString())
                        .bind("digest", ticket.digest)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    @Override
    public Optional<Session> use(String tokenDigest) {
        Optional<Session> before = known.find(tokenDigest);
        if (before.isPresent()) return before;
        long asOf = known.asOf();
        Optional<Used> used = database.read(handle -> find(handle, tokenDigest));
        if (used.isPresent() && !used.get().before)
            database.run(
                    handle ->
                            handle.execute(
                                    "update tickets set token_used = 1 where token = ?",
                                    tokenDigest));
        used.ifPresent(it -> known.add(tokenDigest, it.session(), asOf));
        return used.map(Used::session);
    }

    @Override
    public void forget(MacAddress mac) {
        known.forget(mac);
    }

    private record Used(Session session, boolean before) {}

    private static Optional<Used> find(Handle handle, String tokenDigest) {
        return handle.createQuery("select * from tickets where token = :token")
                .bind("token", tokenDigest)
                .map(
                        (row, context) ->
                                new Used(
                                        new Session(
                                                MacAddress.parse(row.getString("mac")),
                                                new BootId(row.getLong("boot")),
                                                row.getString("agent"),
                                                abilities(row.getString("abilities"))),
                                        row.getBoolean("token_used")))
                .findOne();
    }

    private static List<String> abilities(String text) {
        return Rows.decode(text, json -> json.texts("kinds"));
    }

    private static Ticket ticket(ResultSet row, StatementContext context) throws SQLException {
        return new Ticket(
                row.getString("digest"),
                MacAddress.parse(row.getString("mac")),
                new BootId(row.getLong("boot")),
                Instant.ofEpochMilli(row.getLong("made_at")),
                Rows.instant(row, "shown_at"),
                Rows.text(row, "shown_by"),
                row.getBoolean("token_used"));
    }
}
