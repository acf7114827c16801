package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.PxeEvents;
import dev.tarmac.pxe.dhcp.BootStages.Decision;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Destination;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Done;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Refused;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Send;
import dev.tarmac.pxe.dhcp.lease.Leases;

import java.time.Instant;
import java.util.Optional;

/// Beside another DHCP server (PXE 2.1 section 2.2): the other one gives the address, our OFFER has
/// none and says what to boot. Some firmware takes that OFFER, some asks once more at port 4011.
/// The machines' broadcast REQUESTs are heard here too, and tell which address each one took, and
/// whose.
final class ProxyService {
    private final BootDecisions boots;
    private final Leases leases;
    private final OtherServers others;
    private final PxeEvents events;

    ProxyService(BootDecisions boots, Leases leases, OtherServers others, PxeEvents events) {
        this.boots = boots;
        this.leases = leases;
        this.others = others;
        this.events = events;
    }

    DhcpOutcome handle(Exchange exchange, MessageType type, Instant now) {
        return switch (type) {
            case DISCOVER -> discover(exchange, now);
            case REQUEST, INFORM -> request(exchange, now);
            case DECLINE, RELEASE -> new Done("addresses are another server's here");
            case OFFER, ACK, NAK -> new Done("a server's message sent to a server");
        };
    }

    private DhcpOutcome discover(Exchange exchange, Instant now) {
        if (!exchange.client().wantsBoot()) return new Done("it wants no more than an address");
        Decision decision = boots.discovered(exchange, now);
        if (decision.ask().loader() == Loader.FIRMWARE)
            others.ignored(decision.ask().mac(), now)
                    .ifPresent(
                            server ->
                                    events.on(
                                            new PxeEvent.ProxyIgnored(
                                                    decision.ask().mac(),
                                                    server,
                                                    decision.answer(),
                                                    now)));
        if (decision.answer() instanceof BootAnswer.Silence(String reason))
            return new Refused(reason);
        Ip4Address relay = exchange.request().relay();
        Destination to =
                relay.isNone() ? new Destination.Everybody() : new Destination.Relay(relay);
        return deliver(exchange, MessageType.OFFER, decision, to);
    }

    private DhcpOutcome request(Exchange exchange, Instant now) {
        Client client = exchange.client();
        Ip4Address own = exchange.request().clientAddress();
        Ip4Address address = own.isNone() ? client.wishedAddress().orElse(own) : own;
        if (exchange.network().subnet().holdsHost(address))
            leases.heard(exchange.network(), client.mac(), address, now);
        if (!exchange.atBootPort()) return heardChoice(exchange, now);
        if (!client.wantsBoot()) return new Refused("it asks at the boot port and wants no boot");
        Decision decision = boots.again(exchange, now);
        if (decision.answer() instanceof BootAnswer.Silence(String reason))
            return new Refused(reason);
        boots.acknowledged(decision, now);
        others.followed(client.mac());
        return deliver(exchange, MessageType.ACK, decision, new Destination.Asker());
    }

    private static DhcpOutcome deliver(
            Exchange exchange, MessageType type, Decision decision, Destination to) {
        return Replies.bootOnly(type, exchange, decision)
                .<DhcpOutcome>map(reply -> new Send(reply, exchange.server(), to, false))
                .orElseGet(() -> new Refused(Replies.tooLong(exchange.request())));
    }

    /// The machine takes its address; from now on it is to fetch what our OFFER said.
    private DhcpOutcome heardChoice(Exchange exchange, Instant now) {
        Client client = exchange.client();
        Optional<Ip4Address> server = client.chosenServer();
        if (server.isPresent() && client.wantsBoot()) {
            Decision decision = boots.again(exchange, now);
            boots.acknowledged(decision, now);
            if (decision.ask().loader() == Loader.FIRMWARE)
                others.chose(client.mac(), server.get(), now);
        }
        return new Done("it takes its address from another server");
    }
}
