package dev.tarmac.pxe.dhcp.lease;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.Reservation;
import dev.tarmac.pxe.Subnet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Who has which address, in all networks. Decides in memory at once; what is acknowledged goes
/// into the [LeaseJournal], and the ACK waits there. A machine has one lease in each network: VLANs
/// on one NIC share its hardware address.
public final class Leases {
    private final Map<Subnet, AddressBook> books = new LinkedHashMap<>();
    private final Map<Subnet, HeardAddresses> heard = new LinkedHashMap<>();
    private final LeaseJournal journal;

    /// @param ours addresses of this server, never handed out
    public Leases(
            PxeConfig config,
            Set<Ip4Address> ours,
            List<Lease> kept,
            LeaseJournal journal,
            Occupancy occupancy) {
        this.journal = journal;
        for (Network network : config.networks())
            if (network.isProxied()) heard.put(network.subnet(), new HeardAddresses());
            else
                books.put(
                        network.subnet(),
                        new AddressBook(network, ours, occupancy, journal::changed));
        kept.stream()
                .sorted(Comparator.comparing(Lease::until))
                .forEach(lease -> book(lease.address()).ifPresent(book -> book.recall(lease)));
    }

    /// The address this machine should have in this network, set aside for it. Empty: nothing is
    /// free.
    public Optional<Ip4Address> offer(
            Network network, Claimant who, Optional<Ip4Address> wished, Instant now) {
        return book(network).offer(who, wished, now);
    }

    /// Gives the address for one lease time, or nothing when it is not this machine's to have. It
    /// is kept when the journal says so.
    public Optional<Lease> bind(Network network, Claimant who, Ip4Address address, Instant now) {
        return book(network).bind(who, address, now);
    }

    public void release(Network network, MacAddress mac, Ip4Address address) {
        book(network).release(mac, address);
    }

    /// Somebody else answers on the address.
    public void decline(Network network, MacAddress mac, Ip4Address address, Instant now) {
        book(network).decline(mac, address, now);
    }

    public Optional<String> hostname(Network network, Claimant who) {
        return book(network).reservation(who).flatMap(Reservation::hostname);
    }

    /// A machine has this address from another server.
    public void heard(Network network, MacAddress mac, Ip4Address address, Instant now) {
        heard.get(network.subnet()).note(mac, address, now);
    }

    /// Whether this machine has an address of this network, or had one.
    public boolean knows(Network network, MacAddress mac) {
        return book(network).knows(mac);
    }

    /// Who has it from us.
    public Optional<MacAddress> leasedTo(Ip4Address address, Instant now) {
        return book(address).flatMap(book -> book.holder(address, now));
    }

    /// Whose address this is now, from whichever server, as far as the machines' own words go.
    public Optional<MacAddress> holder(Ip4Address address, Instant now) {
        Optional<MacAddress> leased = leasedTo(address, now);
        if (leased.isPresent()) return leased;
        return heard.entrySet().stream()
                .filter(entry -> entry.getKey().contains(address))
                .findFirst()
                .flatMap(entry -> entry.getValue().holder(address, now));
    }

    /// Addresses in use or set aside, in their order.
    public List<Lease> current(Instant now) {
        return Stream.concat(
                        books.values().stream().flatMap(book -> book.current(now).stream()),
                        heard.values().stream().flatMap(some -> some.current(now).stream()))
                .sorted(Comparator.comparing(Lease::address))
                .toList();
    }

    /// Addresses of this network's pools that nobody has, from `from` on, counted through the pools
    /// and round again; each `stride`-th one.
    public List<Ip4Address> unbooked(
            Network network, long from, long stride, int most, Instant now) {
        AddressBook book = book(network);
        long size = network.poolSize();
        List<Ip4Address> free = new ArrayList<>();
        for (long step = 0; step < size && free.size() < most; step += stride) {
            Ip4Address address = network.poolAddress((from + step) % size);
            if (!book.isBooked(address, now)) free.add(address);
        }
        return free;
    }

    /// Whether somebody has the address, or it is set aside.
    public boolean isBooked(Network network, Ip4Address address, Instant now) {
        return book(network).isBooked(address, now);
    }

    /// Where what was promised waits until it is kept.
    public LeaseJournal journal() {
        return journal;
    }

    private AddressBook book(Network network) {
        AddressBook book = books.get(network.subnet());
        if (book == null)
            throw new IllegalArgumentException("no addresses are given in " + network.subnet());
        return book;
    }

    private Optional<AddressBook> book(Ip4Address address) {
        for (Map.Entry<Subnet, AddressBook> entry : books.entrySet())
            if (entry.getKey().contains(address)) return Optional.of(entry.getValue());
        return Optional.empty();
    }
}
