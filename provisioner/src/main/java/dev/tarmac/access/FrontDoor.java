package dev.tarmac.access;

import dev.tarmac.ledger.BootId;
import dev.tarmac.order.Hello;
import dev.tarmac.pxe.MacAddress;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// Makes tickets and exchanges them for tokens. The token is derived from the ticket, so that an
/// agent whose answer was lost (a dropped connection, a killed server) may say hello again and gets
/// the same one, until the token was used for the first time; from then on the ticket is spent.
///
/// Anybody in the boot network can fetch a ticket in the name of a machine. A machine whose agent
/// still speaks after the ticket was made was not started again, so the ticket is not its own. An
/// agent speaks every second: who says hello while the last sign is young has to wait for as long.
public final class FrontDoor {
    /// Longer than an agent is silent.
    public static final Duration PATIENCE = Duration.ofSeconds(6);

    /// No machine is through its firmware, loader and kernel any sooner than that by much; the wait
    /// falls on few.
    private static final Duration YOUNG = Duration.ofSeconds(15);

    private final Sessions sessions;
    private final Function<MacAddress, Optional<Instant>> lastSign;
    private final Duration patience;
    private final InstantSource clock;

    /// @param lastSign of the machine's agent, with a token that counts
    public FrontDoor(
            Sessions sessions,
            Function<MacAddress, Optional<Instant>> lastSign,
            Duration patience,
            InstantSource clock) {
        this.sessions = sessions;
        this.lastSign = lastSign;
        this.patience = patience;
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
    public Sessions.Exchange enter(MacAddress mac, Hello hello, String from)
            throws InterruptedException {
        Instant young = clock.instant().minus(YOUNG);
        if (lastSign.apply(mac).filter(young::isBefore).isPresent()) Thread.sleep(patience);
        return sessions.exchange(
                hello, token(hello).digest(), from, lastSign.apply(mac), clock.instant());
    }

    /// The token that belongs to the ticket of this hello; worth something only after [#enter].
    public Secret token(Hello hello) {
        return sessions.serverKey().derive("token of " + hello.ticket());
    }

    /// The machine was deleted: whoever spoke for it has to begin anew.
    public void forget(MacAddress mac) {
        sessions.forget(mac);
    }

    public Optional<Session> session(Secret token) {
        return sessions.use(token.digest());
    }
}
