package dev.tarmac.access;

import dev.tarmac.ledger.BootId;
import dev.tarmac.order.Hello;
import dev.tarmac.pxe.MacAddress;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Tickets and tokens as the store keeps them: by digest.
public interface Sessions {
    /// How long a boot may take from the ticket to the agent's first word.
    Duration TICKET_LIFETIME = Duration.ofMinutes(30);

    /// The key of this server, drawn when its database was made.
    Secret serverKey();

    void addTicket(String ticketDigest, MacAddress mac, BootId boot, Instant at);

    /// Marks the ticket as used and keeps the token's digest with it, in one commit.
    ///
    /// @param from the network address that shows the ticket
    /// @param lastSign when the machine's agent, with the token that it has until now, last spoke
    Exchange exchange(
            Hello hello, String tokenDigest, String from, Optional<Instant> lastSign, Instant at);

    /// The session of that token; from then on its ticket cannot be shown again.
    Optional<Session> use(String tokenDigest);

    /// The machine is not in the inventory any more, and so are its tickets.
    void forget(MacAddress mac);

    /// What became of a ticket.
    sealed interface Exchange {
        record Opened(Session session) implements Exchange {}

        record Unknown() implements Exchange {}

        record Expired() implements Exchange {}

        record OfAnotherMachine(MacAddress owner) implements Exchange {}

        /// The agent of the boot before spoke after this ticket was made, so its machine was not
        /// started again: an alarm, because somebody else fetched the ticket.
        record AgentAlive(Instant lastSign) implements Exchange {}

        /// Somebody used it before: an alarm, because a ticket is made for one boot.
        record UsedBefore(String by, Instant at) implements Exchange {}
    }
}
