package dev.tarmac.pxe;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// One network that machines boot in: a segment that an interface of ours is in, or one behind a
/// relay. Refuses what cannot work, in words for the person who wrote it.
///
/// @param pools addresses that may be handed out; none where another server gives them
/// @param gateway sent as router; none is sent when empty
/// @param dns sent as name servers; none are sent when empty
/// @param routes classless static routes (option 121); the gateway is added to them by itself
/// @param extras sent to whoever gets an address here
public record Network(
        Subnet subnet,
        AddressDuty duty,
        List<AddressRange> pools,
        Optional<Ip4Address> gateway,
        List<Ip4Address> dns,
        List<Route> routes,
        Duration lease,
        List<Reservation> reservations,
        List<ExtraOption> extras) {
    public static final Duration USUAL_LEASE = Duration.ofHours(1);
    private static final int LIST_LIMIT = 8;

    public Network {
        Objects.requireNonNull(subnet, "subnet");
        Objects.requireNonNull(duty, "duty");
        pools = List.copyOf(pools);
        dns = List.copyOf(dns);
        routes = List.copyOf(routes);
        reservations = List.copyOf(reservations);
        extras = List.copyOf(extras);
        if (subnet.prefixBits() < 8 || subnet.prefixBits() > 30)
            throw new IllegalArgumentException(
                    "a boot network is between /8 and /30, not /" + subnet.prefixBits());
        refuseWrongDuty(subnet, duty, pools, reservations);
        for (AddressRange pool : pools) {
            refuseOutside("the first address of the pool", pool.from(), subnet);
            refuseOutside("the last address of the pool", pool.to(), subnet);
        }
        refuseOverlap(pools);
        if (gateway.isPresent()) refuseOutside("the gateway", gateway.get(), subnet);
        for (Route route : routes) refuseOutside("the router " + route.via(), route.via(), subnet);
        if (dns.size() > LIST_LIMIT || routes.size() > LIST_LIMIT)
            throw new IllegalArgumentException(
                    "more than "
                            + LIST_LIMIT
                            + " name servers or routes do not fit into one OFFER; give fewer");
        if (lease.toSeconds() < 60 || lease.toDays() > 3650)
            throw new IllegalArgumentException(
                    "a lease of "
                            + lease.toSeconds()
                            + " s; give at least 60 s, at most ten years");
        refuseClashes(reservations, subnet, gateway);
    }

    /// A network in which we give addresses, with nothing but a pool.
    public static Network of(Subnet subnet, AddressRange pool) {
        return new Network(
                subnet,
                AddressDuty.OURS,
                List.of(pool),
                Optional.empty(),
                List.of(),
                List.of(),
                USUAL_LEASE,
                List.of(),
                List.of());
    }

    /// A network with a DHCP server of its own, beside which we tell what to boot.
    public static Network beside(Subnet subnet) {
        return new Network(
                subnet,
                AddressDuty.ANOTHER_SERVERS,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                USUAL_LEASE,
                List.of(),
                List.of());
    }

    public Network withReservations(List<Reservation> others) {
        return new Network(subnet, duty, pools, gateway, dns, routes, lease, others, extras);
    }

    public Network withGateway(Ip4Address address) {
        return new Network(
                subnet,
                duty,
                pools,
                Optional.of(address),
                dns,
                routes,
                lease,
                reservations,
                extras);
    }

    public boolean isProxied() {
        return duty == AddressDuty.ANOTHER_SERVERS;
    }

    public boolean hasInPool(Ip4Address address) {
        for (AddressRange pool : pools) if (pool.contains(address)) return true;
        return false;
    }

    /// How many addresses may be handed out.
    public long poolSize() {
        long size = 0;
        for (AddressRange pool : pools) size += pool.size();
        return size;
    }

    /// The pools one after the other, counted from 0.
    public Ip4Address poolAddress(long index) {
        long rest = index;
        for (AddressRange pool : pools) {
            if (rest < pool.size()) return pool.at(rest);
            rest -= pool.size();
        }
        throw new IndexOutOfBoundsException(index);
    }

    private static void refuseWrongDuty(
            Subnet subnet,
            AddressDuty duty,
            List<AddressRange> pools,
            List<Reservation> reservations) {
        if (duty == AddressDuty.OURS && pools.isEmpty() && reservations.isEmpty())
            throw new IllegalArgumentException(
                    subnet
                            + " has no pool; give one, or say `dhcp: proxy` when another server"
                            + " gives addresses there");
        if (duty == AddressDuty.ANOTHER_SERVERS && !(pools.isEmpty() && reservations.isEmpty()))
            throw new IllegalArgumentException(
                    "another server gives the addresses of "
                            + subnet
                            + "; take its pool and reservations out, or `dhcp: proxy`");
    }

    private static void refuseOutside(String what, Ip4Address address, Subnet subnet) {
        if (!subnet.holdsHost(address))
            throw new IllegalArgumentException(
                    what
                            + " "
                            + address
                            + " is no host address of "
                            + subnet
                            + "; change one of the two");
    }

    private static void refuseOverlap(List<AddressRange> pools) {
        for (int one = 0; one < pools.size(); one++)
            for (int two = one + 1; two < pools.size(); two++)
                if (pools.get(one).from().compareTo(pools.get(two).to()) <= 0
                        && pools.get(two).from().compareTo(pools.get(one).to()) <= 0)
                    throw new IllegalArgumentException(
                            "the pools "
                                    + pools.get(one)
                                    + " and "
                                    + pools.get(two)
                                    + " overlap; make one of them");
    }

    private static void refuseClashes(
            List<Reservation> reservations, Subnet subnet, Optional<Ip4Address> gateway) {
        Set<Identity> machines = new HashSet<>();
        Set<Ip4Address> addresses = new HashSet<>();
        for (Reservation reservation : reservations) {
            refuseOutside("the reservation of " + reservation.who(), reservation.address(), subnet);
            if (!machines.add(reservation.who()))
                throw new IllegalArgumentException(
                        reservation.who() + " has two reservations; keep one");
            if (!addresses.add(reservation.address()))
                throw new IllegalArgumentException(
                        reservation.address() + " is reserved twice; keep one");
            if (gateway.equals(Optional.of(reservation.address())))
                throw new IllegalArgumentException(
                        reservation.address()
                                + " is reserved for "
                                + reservation.who()
                                + ", but it is the gateway's own; reserve another");
        }
    }
}
