package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.BootAsk;
import dev.tarmac.pxe.BootPolicy;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.PxeEvents;
import dev.tarmac.pxe.dhcp.BootStages.Decision;
import dev.tarmac.pxe.dhcp.DhcpOption.Kind;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Done;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Refused;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Send;
import dev.tarmac.pxe.dhcp.lease.Lease;
import dev.tarmac.pxe.dhcp.lease.Leases;

import java.time.Instant;
import java.util.Optional;

/// The DHCP server as a function: packet in, outcome out (RFC 2131 section 4.3). What it remembers
/// is in [Leases] and [BootStages].
public final class DhcpService {
    private final PxeConfig config;
    private final BootPolicy policy;
    private final Leases leases;
    private final BootStages stages;
    private final PxeEvents events;
    private final Replies replies;

    public DhcpService(
            PxeConfig config,
            BootPolicy policy,
            Leases leases,
            BootStages stages,
            PxeEvents events) {
        this.config = config;
        this.policy = policy;
        this.leases = leases;
        this.stages = stages;
        this.events = events;
        this.replies = new Replies(config);
    }

    public DhcpOutcome handle(Packet request, Instant now) {
        DhcpOutcome outcome = decide(request, now);
        if (outcome instanceof Refused(String reason))
            events.on(new PxeEvent.Unanswered(request.mac(), reason, now));
        events.on(Summaries.handled(request, outcome, now));
        return outcome;
    }

    private DhcpOutcome decide(Packet request, Instant now) {
        Optional<Kind> type = request.options().find(Kind.class);
        if (!request.isRequest()) return new Done("a reply of another server");
        if (!request.mac().isOneMachine())
            return new Refused(request.mac() + " is no address of a single NIC");
        if (type.isEmpty()) return new Refused("it speaks BOOTP without DHCP; only DHCP is served");
        if (!request.relay().isNone() && !config.subnet().contains(request.relay())) {
            events.on(new PxeEvent.RelayUnknown(request.mac(), request.relay(), now));
            return new Refused(
                    "the relay "
                            + request.relay()
                            + " is outside of "
                            + config.subnet()
                            + ", the only network served");
        }
        Client client = new Client(request);
        Optional<Ip4Address> chosen = client.chosenServer();
        if (chosen.isPresent() && !chosen.get().equals(config.server()))
            return new Done("it speaks to the server " + chosen.get());
        return switch (type.get().type()) {
            case DISCOVER -> discover(client, now);
            case REQUEST -> request(client, now);
            case DECLINE -> decline(client, now);
            case RELEASE -> release(client);
            case INFORM -> inform(client, now);
            case OFFER, ACK, NAK -> new Done("a server's message sent to a server");
        };
    }

    private DhcpOutcome discover(Client client, Instant now) {
        Optional<Decision> boot = Optional.empty();
        if (client.wantsBoot()) {
            Decision decision = decideBoot(client, now);
            BootAsk ask = decision.ask();
            events.on(new PxeEvent.DiscoverSeen(ask.mac(), ask.arch(), ask.loader(), now));
            if (decision.answer() instanceof BootAnswer.Silence(String reason))
                return new Refused(reason);
            boot = Optional.of(decision);
        }
        Optional<Ip4Address> address = leases.offer(client.mac(), client.wishedAddress(), now);
        if (address.isEmpty())
            return new Refused(
                    "no address of the pool "
                            + config.pool()
                            + " is free; make the pool larger or the lease time shorter");
        return answer(client, MessageType.OFFER, address.get(), boot);
    }

    private Decision decideBoot(Client client, Instant now) {
        Loader loader = stages.loader(client.mac(), client.isIpxe(), now);
        BootAsk ask = client.ask(loader);
        Decision decision = new Decision(ask, policy.answer(ask), now);
        stages.decided(decision);
        return decision;
    }

    /// RFC 2131 section 4.3.2 tells the four states apart by what is filled in.
    private DhcpOutcome request(Client client, Instant now) {
        Optional<Ip4Address> wished = client.wishedAddress();
        Ip4Address own = client.request().clientAddress();
        if (wished.isEmpty() && own.isNone()) return new Refused("its REQUEST names no address");
        Ip4Address address = wished.orElse(own);
        // With a server named it continues our OFFER; without, it remembers something from before.
        return client.chosenServer().isPresent()
                ? select(client, address, now)
                : remind(client, address, now);
    }

    private DhcpOutcome select(Client client, Ip4Address address, Instant now) {
        Optional<Lease> lease = leases.bind(client.mac(), address, now);
        if (lease.isPresent()) return acknowledge(client, lease.get(), now);
        return refuse(client, address + " is not yours any more; ask again");
    }

    /// Booting again with a remembered address, renewing or rebinding.
    private DhcpOutcome remind(Client client, Ip4Address address, Instant now) {
        if (!config.subnet().contains(address))
            return refuse(client, address + " does not belong to " + config.subnet());
        Optional<Lease> lease = leases.bind(client.mac(), address, now);
        if (lease.isPresent()) return acknowledge(client, lease.get(), now);
        Optional<MacAddress> holder = leases.holder(address, now);
        // RFC 2131 section 4.3.2: a server that knows nothing of it stays silent, for another
        // server on this network may.
        if (holder.isEmpty() && !config.pool().contains(address))
            return new Done("it renews " + address + ", which is not from this pool");
        return refuse(client, address + " belongs to another machine");
    }

    /// A NAK makes an installed system start over, which is right; several PXE ROMs stop at it and
    /// wait for a person, so a machine that boots hears nothing and asks again by itself.
    private DhcpOutcome refuse(Client client, String why) {
        if (client.wantsBoot()) return new Refused("no NAK while it boots: " + why);
        Packet reply = replies.refusal(client, why);
        Ip4Address relay = client.request().relay();
        return relay.isNone()
                ? new Send(reply, Ip4Address.BROADCAST, false)
                : new Send(reply, relay, true);
    }

    private DhcpOutcome acknowledge(Client client, Lease lease, Instant now) {
        Optional<Decision> boot =
                client.wantsBoot() ? Optional.of(boot(client, now)) : Optional.empty();
        if (boot.isPresent() && boot.get().answer() instanceof BootAnswer.Silence(String reason))
            return new Refused(reason);
        boot.ifPresent(decision -> stages.acknowledged(decision, now));
        events.on(
                new PxeEvent.AddressGiven(
                        client.mac(),
                        lease.address(),
                        boot.map(decision -> decision.ask().loader()),
                        boot.map(Decision::answer),
                        now));
        return answer(client, MessageType.ACK, lease.address(), boot);
    }

    /// What its OFFER said; decided anew only when we do not remember (a restart in between).
    private Decision boot(Client client, Instant now) {
        return stages.lastDecision(client.mac(), client.isIpxe(), now)
                .orElseGet(() -> decideBoot(client, now));
    }

    private DhcpOutcome answer(
            Client client, MessageType type, Ip4Address address, Optional<Decision> boot) {
        Optional<String> hostname = leases.hostname(client.mac());
        return deliver(client, replies.lease(type, client, address, hostname, boot));
    }

    /// RFC 2131 section 4.1: to the relay, else to the address that works already, else to
    /// everybody. A unicast to an address that the client does not have yet would need an ARP entry
    /// made by hand; broadcast reaches it as well. What leaves this network is no client's address,
    /// whatever it says of itself.
    private DhcpOutcome deliver(Client client, Packet reply) {
        Packet request = client.request();
        if (!request.relay().isNone()) return new Send(reply, request.relay(), true);
        if (config.subnet().holdsHost(request.clientAddress()))
            return new Send(reply, request.clientAddress(), false);
        return new Send(reply, Ip4Address.BROADCAST, false);
    }

    private DhcpOutcome decline(Client client, Instant now) {
        Optional<Ip4Address> address = client.wishedAddress();
        address.ifPresent(taken -> leases.decline(client.mac(), taken, now));
        return new Refused(
                "it says that somebody else uses "
                        + address.map(Ip4Address::toString).orElse("?")
                        + "; find that machine, or take the address out of the pool");
    }

    private DhcpOutcome release(Client client) {
        leases.release(client.mac(), client.request().clientAddress());
        return new Done("it gave " + client.request().clientAddress() + " back");
    }

    private DhcpOutcome inform(Client client, Instant now) {
        Ip4Address own = client.request().clientAddress();
        if (own.isNone()) return new Refused("its INFORM names no address");
        // RFC 2131 section 4.3.5: the address is to be checked. Systems in other networks that this
        // machine is in as well send INFORMs all day.
        if (!config.subnet().holdsHost(own))
            return new Done("its INFORM comes from another network: " + own);
        Optional<Decision> boot =
                client.wantsBoot() ? Optional.of(boot(client, now)) : Optional.empty();
        return deliver(client, replies.inform(client, leases.hostname(client.mac()), boot));
    }
}
