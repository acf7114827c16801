package dev.tarmac.access;

import dev.tarmac.ledger.BootId;
import dev.tarmac.order.Hello;
import dev.tarmac.pxe.MacAddress;

import java.time.InstantSource;
import java.util.Optional;

/// Makes tickets and exchanges them for tokens. The token is derived from the ticket, so that an
/// agent whose answer was lost (a dropped connection, a killed server) may say hello again and gets
/// the same one, until the token was used for the first time; from then on the ticket is spent.
public final class FrontDoor {
    private final Sessions sessions;
    private final InstantSource clock;

    public FrontDoor(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /// A new ticket for this boot.
    public Secret ticket(MacAddress mac, BootId boot) {
        Secret ticket = Secret.random();
        sessions.addTicket(ticket.digest(), mac, boot, clock.instant());
        return ticket;
    }

    /// Opens the door to who shows a ticket that nobody else has used.
    ///
    /// @param from the network address that says hello
    public Sessions.Exchange enter(Hello hello, String from) {
        return sessions.exchange(hello, token(hello).digest(), from, clock.instant());
    }

    /// The token that belongs to the ticket of this hello; worth something only after [#enter].
    public Secret token(Hello hello) {
        return sessions.serverKey().derive("token of " + hello.ticket());
    }

    public Optional<Session> session(Secret token) {
        return sessions.use(token.digest());
    }
}
