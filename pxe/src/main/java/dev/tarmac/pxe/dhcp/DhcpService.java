package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.BootPolicy;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.PxeEvents;
import dev.tarmac.pxe.dhcp.DhcpOption.Kind;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Done;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Refused;
import dev.tarmac.pxe.dhcp.lease.Leases;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The DHCP server as a function: packet in, outcome out. Finds the network that a packet belongs
/// to and hands it to who serves there. What it remembers is in [Leases] and [BootStages].
public final class DhcpService {
    private final PxeConfig config;
    private final Set<Ip4Address> ours;
    private final Leases leases;
    private final PxeEvents events;
    private final AddressService addresses;
    private final ProxyService proxy;

    /// @param ours every address that this server answers on
    /// @param serials the serial number of the machine that has this NIC, where it is known
    public DhcpService(
            PxeConfig config,
            Set<Ip4Address> ours,
            BootPolicy policy,
            Function<MacAddress, Optional<String>> serials,
            Leases leases,
            BootStages stages,
            OtherServers others,
            PxeEvents events) {
        this.config = config;
        this.ours = new HashSet<>(ours);
        this.ours.add(config.server());
        this.leases = leases;
        this.events = events;
        BootDecisions boots = new BootDecisions(policy, stages, events);
        this.addresses = new AddressService(boots, leases, serials, events);
        this.proxy = new ProxyService(boots, leases, others, events);
    }

    public DhcpOutcome handle(Packet request, Arrival arrival, Instant now) {
        DhcpOutcome outcome = decide(request, arrival, now);
        if (outcome instanceof Refused(String reason))
            events.on(new PxeEvent.Unanswered(request.mac(), reason, now));
        events.on(Summaries.handled(request, outcome, now));
        return outcome;
    }

    private DhcpOutcome decide(Packet request, Arrival arrival, Instant now) {
        Optional<Kind> type = request.options().find(Kind.class);
        if (!request.isRequest()) return new Done("a reply of another server");
        if (!request.mac().isOneMachine())
            return new Refused(request.mac() + " is no address of a single NIC");
        if (type.isEmpty()) return new Refused("it speaks BOOTP without DHCP; only DHCP is served");
        RelayInfo relay = RelayInfo.of(request.options());
        return switch (NetworkChoice.of(
                config, request, relay, arrival.networks(), leases::knows)) {
            case NetworkChoice.Unknown(String why) -> {
                if (!request.relay().isNone())
                    events.on(
                            new PxeEvent.RelayUnknown(
                                    request.mac(),
                                    request.relay(),
                                    relay.linkSelection().orElse(request.relay()),
                                    now));
                yield new Refused(why);
            }
            case NetworkChoice.In(Network network) ->
                    serve(exchange(request, relay, network, arrival), type.get().type(), now);
        };
    }

    private static Exchange exchange(
            Packet request, RelayInfo relay, Network network, Arrival arrival) {
        Ip4Address server = arrival.serverIn(network);
        return new Exchange(
                new Client(request),
                relay,
                network,
                server,
                relay.serverOverride().orElse(server),
                arrival.atBootPort());
    }

    private DhcpOutcome serve(Exchange exchange, MessageType type, Instant now) {
        if (exchange.network().isProxied()) return proxy.handle(exchange, type, now);
        Optional<Ip4Address> chosen = exchange.client().chosenServer();
        if (chosen.isPresent() && !isOurs(chosen.get(), exchange)) {
            // We alone are to give addresses here, and somebody listens to another server.
            if (type == MessageType.REQUEST)
                events.on(
                        new PxeEvent.OtherServerChosen(
                                exchange.client().mac(),
                                exchange.network().subnet(),
                                chosen.get(),
                                now));
            return new Done("it speaks to the server " + chosen.get());
        }
        return addresses.handle(exchange, type, now);
    }

    private boolean isOurs(Ip4Address server, Exchange exchange) {
        return ours.contains(server) || server.equals(exchange.serverId());
    }
}
