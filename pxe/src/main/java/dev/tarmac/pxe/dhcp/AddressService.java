package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.PxeEvents;
import dev.tarmac.pxe.dhcp.BootStages.Decision;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Destination;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Done;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Refused;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Send;
import dev.tarmac.pxe.dhcp.lease.Claimant;
import dev.tarmac.pxe.dhcp.lease.Lease;
import dev.tarmac.pxe.dhcp.lease.Leases;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// DHCP where the addresses are ours (RFC 2131 section 4.3).
final class AddressService {
    private final BootDecisions boots;
    private final Leases leases;
    private final Function<MacAddress, Optional<String>> serials;
    private final PxeEvents events;

    AddressService(
            BootDecisions boots,
            Leases leases,
            Function<MacAddress, Optional<String>> serials,
            PxeEvents events) {
        this.boots = boots;
        this.leases = leases;
        this.serials = serials;
        this.events = events;
    }

    DhcpOutcome handle(Exchange exchange, MessageType type, Instant now) {
        return switch (type) {
            case DISCOVER -> discover(exchange, now);
            case REQUEST -> request(exchange, now);
            case DECLINE -> decline(exchange, now);
            case RELEASE -> release(exchange);
            case INFORM -> inform(exchange, now);
            case OFFER, ACK, NAK -> new Done("a server's message sent to a server");
        };
    }

    private DhcpOutcome discover(Exchange exchange, Instant now) {
        Optional<Decision> boot = Optional.empty();
        if (exchange.client().wantsBoot()) {
            Decision decision = boots.discovered(exchange, now);
            if (decision.answer() instanceof BootAnswer.Silence(String reason))
                return new Refused(reason);
            boot = Optional.of(decision);
        }
        Network network = exchange.network();
        Claimant who = who(exchange);
        Optional<Ip4Address> address =
                leases.offer(network, who, exchange.client().wishedAddress(), now);
        if (address.isEmpty())
            return new Refused(
                    "no address of "
                            + network.subnet()
                            + " is free; make its pool larger or the lease time shorter");
        return deliver(
                exchange,
                Replies.lease(
                        MessageType.OFFER,
                        exchange,
                        address.get(),
                        leases.hostname(network, who),
                        boot),
                false);
    }

    /// RFC 2131 section 4.3.2 tells the four states apart by what is filled in.
    private DhcpOutcome request(Exchange exchange, Instant now) {
        Client client = exchange.client();
        Optional<Ip4Address> wished = client.wishedAddress();
        Ip4Address own = exchange.request().clientAddress();
        if (wished.isEmpty() && own.isNone()) return new Refused("its REQUEST names no address");
        // Nothing is promised that the disk would hear of after the client gave up.
        if (leases.journal().isFarBehind())
            return new Refused("the database is far behind; see the disk that holds it");
        Ip4Address address = wished.orElse(own);
        // With a server named it continues our OFFER; without, it remembers something from before.
        return client.chosenServer().isPresent()
                ? select(exchange, address, now)
                : remind(exchange, address, now);
    }

    private DhcpOutcome select(Exchange exchange, Ip4Address address, Instant now) {
        Claimant who = who(exchange);
        Optional<Lease> lease = leases.bind(exchange.network(), who, address, now);
        if (lease.isPresent()) return acknowledge(exchange, who, lease.get(), now);
        return refuse(exchange, address + " is not yours any more; ask again");
    }

    /// Booting again with a remembered address, renewing or rebinding.
    private DhcpOutcome remind(Exchange exchange, Ip4Address address, Instant now) {
        Network network = exchange.network();
        if (!network.subnet().contains(address))
            return refuse(exchange, address + " does not belong to " + network.subnet());
        Claimant who = who(exchange);
        Optional<Lease> lease = leases.bind(network, who, address, now);
        if (lease.isPresent()) return acknowledge(exchange, who, lease.get(), now);
        Optional<MacAddress> holder = leases.holder(address, now);
        // RFC 2131 section 4.3.2: a server that knows nothing of it stays silent, for another
        // server on this network may.
        if (holder.isEmpty() && !network.hasInPool(address))
            return new Done("it renews " + address + ", which is not from this pool");
        return refuse(exchange, address + " is not yours any more");
    }

    /// A NAK makes an installed system start over, which is right; several PXE ROMs stop at it and
    /// wait for a person, so a machine that boots hears nothing and asks again by itself.
    private static DhcpOutcome refuse(Exchange exchange, String why) {
        if (exchange.client().wantsBoot()) return new Refused("no NAK while it boots: " + why);
        Optional<Packet> reply = Replies.refusal(exchange, why);
        if (reply.isEmpty()) return new Refused(Replies.tooLong(exchange.request()));
        Ip4Address relay = exchange.request().relay();
        Destination to =
                relay.isNone() ? new Destination.Everybody() : new Destination.Relay(relay);
        return new Send(reply.get(), exchange.server(), to, false);
    }

    private DhcpOutcome acknowledge(Exchange exchange, Claimant who, Lease lease, Instant now) {
        Optional<Decision> boot =
                exchange.client().wantsBoot()
                        ? Optional.of(boots.again(exchange, now))
                        : Optional.empty();
        if (boot.isPresent() && boot.get().answer() instanceof BootAnswer.Silence(String reason))
            return new Refused(reason);
        boot.ifPresent(decision -> boots.acknowledged(decision, now));
        events.on(
                new PxeEvent.AddressGiven(
                        lease.mac(),
                        lease.address(),
                        boot.map(decision -> decision.ask().loader()),
                        boot.map(Decision::answer),
                        exchange.relay().location(),
                        now));
        Optional<String> hostname = leases.hostname(exchange.network(), who);
        return deliver(
                exchange,
                Replies.lease(MessageType.ACK, exchange, lease.address(), hostname, boot),
                true);
    }

    /// RFC 2131 section 4.1: to the relay, else to the address that works already, else to
    /// everybody. A unicast to an address that the client does not have yet would need an ARP entry
    /// made by hand; broadcast reaches it as well. What leaves this network is no client's address,
    /// whatever it says of itself.
    private static DhcpOutcome deliver(
            Exchange exchange, Optional<Packet> fitting, boolean whenKept) {
        Packet request = exchange.request();
        if (fitting.isEmpty()) return new Refused(Replies.tooLong(request));
        Packet reply = fitting.get();
        if (!request.relay().isNone())
            return new Send(
                    reply, exchange.server(), new Destination.Relay(request.relay()), whenKept);
        if (exchange.network().subnet().holdsHost(request.clientAddress()))
            return new Send(
                    reply,
                    exchange.server(),
                    new Destination.Host(request.clientAddress()),
                    whenKept);
        return new Send(reply, exchange.server(), new Destination.Everybody(), whenKept);
    }

    private DhcpOutcome decline(Exchange exchange, Instant now) {
        Client client = exchange.client();
        Optional<Ip4Address> address = client.wishedAddress();
        address.ifPresent(taken -> leases.decline(exchange.network(), client.mac(), taken, now));
        return new Refused(
                "it says that somebody else uses "
                        + address.map(Ip4Address::toString).orElse("?")
                        + "; find that machine, or take the address out of the pool");
    }

    private DhcpOutcome release(Exchange exchange) {
        Ip4Address address = exchange.request().clientAddress();
        leases.release(exchange.network(), exchange.client().mac(), address);
        return new Done("it gave " + address + " back");
    }

    private DhcpOutcome inform(Exchange exchange, Instant now) {
        Ip4Address own = exchange.request().clientAddress();
        if (own.isNone()) return new Refused("its INFORM names no address");
        // RFC 2131 section 4.3.5: the address is to be checked. Systems in other networks that this
        // machine is in as well send INFORMs all day.
        if (!exchange.network().subnet().holdsHost(own))
            return new Done("its INFORM comes from another network: " + own);
        Optional<Decision> boot =
                exchange.client().wantsBoot()
                        ? Optional.of(boots.again(exchange, now))
                        : Optional.empty();
        Optional<String> hostname = leases.hostname(exchange.network(), who(exchange));
        return deliver(exchange, Replies.inform(exchange, hostname, boot), false);
    }

    private Claimant who(Exchange exchange) {
        return exchange.client().claimant(exchange.relay(), serials);
    }
}
