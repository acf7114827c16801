package dev.tarmac.pxe;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the boot network looks like. Refuses what cannot work, in words for the person who wrote
/// it.
///
/// @param server the address of this server in the boot network
/// @param gateway sent as router; none is sent when empty
/// @param dns sent as name servers; none are sent when empty
public record PxeConfig(
        Ip4Address server,
        Subnet subnet,
        AddressRange pool,
        Optional<Ip4Address> gateway,
        List<Ip4Address> dns,
        Duration lease,
        List<Reservation> reservations,
        PxePorts ports,
        TftpLimits tftp) {
    private static final int DNS_LIMIT = 8;

    public PxeConfig {
        dns = List.copyOf(dns);
        reservations = List.copyOf(reservations);
        inside("the server's address", server, subnet);
        inside("the first address of the pool", pool.from(), subnet);
        inside("the last address of the pool", pool.to(), subnet);
        if (gateway.isPresent()) inside("the gateway", gateway.get(), subnet);
        if (dns.size() > DNS_LIMIT)
            throw new IllegalArgumentException(
                    dns.size()
                            + " name servers do not fit into one OFFER; give at most "
                            + DNS_LIMIT);
        if (lease.toSeconds() < 60 || lease.toDays() > 3650)
            throw new IllegalArgumentException(
                    "a lease of "
                            + lease.toSeconds()
                            + " s; give at least 60 s, at most ten years");
        refuseClashes(reservations, subnet);
        for (Reservation reservation : reservations)
            if (reservation.address().equals(server)
                    || gateway.equals(Optional.of(reservation.address())))
                throw new IllegalArgumentException(
                        reservation.address()
                                + " is reserved for "
                                + reservation.mac()
                                + ", but it is the server's or the gateway's own; reserve another");
    }

    /// A boot network with standard ports and limits, no reservations and no gateway.
    public static PxeConfig of(Ip4Address server, Subnet subnet, AddressRange pool) {
        return new PxeConfig(
                server,
                subnet,
                pool,
                Optional.empty(),
                List.of(),
                Duration.ofHours(1),
                List.of(),
                PxePorts.STANDARD,
                TftpLimits.STANDARD);
    }

    public PxeConfig withReservations(List<Reservation> others) {
        return new PxeConfig(server, subnet, pool, gateway, dns, lease, others, ports, tftp);
    }

    public PxeConfig withPorts(PxePorts others) {
        return new PxeConfig(server, subnet, pool, gateway, dns, lease, reservations, others, tftp);
    }

    private static void inside(String what, Ip4Address address, Subnet subnet) {
        if (!subnet.holdsHost(address))
            throw new IllegalArgumentException(
                    what
                            + " "
                            + address
                            + " is no host address of "
                            + subnet
                            + "; change one of the two");
    }

    private static void refuseClashes(List<Reservation> reservations, Subnet subnet) {
        Set<MacAddress> machines = new HashSet<>();
        Set<Ip4Address> addresses = new HashSet<>();
        for (Reservation reservation : reservations) {
            inside("the reservation of " + reservation.mac(), reservation.address(), subnet);
            if (!machines.add(reservation.mac()))
                throw new IllegalArgumentException(
                        reservation.mac() + " has two reservations; keep one");
            if (!addresses.add(reservation.address()))
                throw new IllegalArgumentException(
                        reservation.address() + " is reserved twice; keep one");
        }
    }
}
