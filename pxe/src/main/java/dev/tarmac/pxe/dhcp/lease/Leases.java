package dev.tarmac.pxe.dhcp.lease;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.Reservation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The address book. An address is set aside when it is offered, so that two machines that ask at
/// once never hear the same one; each machine gets the same address every time, computed from its
/// hardware address, as long as nobody else holds it. Decides in memory and writes what was
/// acknowledged through to the [LeaseStore]. A change is kept first and remembered then: a store
/// that fails leaves the book as it was.
///
/// One thread at a time changes it. Who only looks ([#holder], [#current]) waits for nobody, least
/// of all for a store that writes.
public final class Leases {
    /// From OFFER to REQUEST: seconds with a client in order; a ROM that waits for another server's
    /// offer or for a switch port may need more.
    static final Duration OFFER_HOLD = Duration.ofMinutes(2);

    /// Somebody without a lease answers on this address (DECLINE): it is left alone for this long.
    static final Duration QUARANTINE = Duration.ofMinutes(10);

    private final PxeConfig config;
    private final LeaseStore store;
    private final Map<MacAddress, Reservation> reservedFor = new HashMap<>();
    private final Map<Ip4Address, MacAddress> reservedTo = new HashMap<>();
    private final Map<MacAddress, Lease> byMachine = new HashMap<>();
    private final Map<Ip4Address, Lease> byAddress = new ConcurrentHashMap<>();
    private final Map<Ip4Address, Instant> declined = new HashMap<>();

    public Leases(PxeConfig config, LeaseStore store) {
        this.config = config;
        this.store = store;
        for (Reservation reservation : config.reservations()) {
            reservedFor.put(reservation.mac(), reservation);
            reservedTo.put(reservation.address(), reservation.mac());
        }
        store.load().stream().sorted(Comparator.comparing(Lease::until)).forEach(this::remember);
    }

    /// The address this machine should have, set aside for it. Empty: nothing is free.
    public synchronized Optional<Ip4Address> offer(
            MacAddress mac, Optional<Ip4Address> wished, Instant now) {
        Optional<Ip4Address> chosen = choose(mac, wished, now);
        chosen.ifPresent(address -> setAside(mac, address, now));
        return chosen;
    }

    private Optional<Ip4Address> choose(MacAddress mac, Optional<Ip4Address> wished, Instant now) {
        Reservation reserved = reservedFor.get(mac);
        if (reserved != null && isFree(mac, reserved.address(), now))
            return Optional.of(reserved.address());
        Lease before = byMachine.get(mac);
        if (before != null && mayHave(mac, before.address(), now))
            return Optional.of(before.address());
        if (wished.isPresent()
                && mayHave(mac, wished.get(), now)
                && !byAddress.containsKey(wished.get())) return wished;
        return probe(mac, now);
    }

    /// From the machine's own place in the pool on: first an address that nobody ever had, else one
    /// whose lease is over.
    private Optional<Ip4Address> probe(MacAddress mac, Instant now) {
        long size = config.pool().size();
        long start = Long.remainderUnsigned(scatter(mac.bits()), size);
        Optional<Ip4Address> used = Optional.empty();
        for (long step = 0; step < size; step++) {
            Ip4Address address = config.pool().at((start + step) % size);
            if (!mayHave(mac, address, now)) continue;
            if (!byAddress.containsKey(address)) return Optional.of(address);
            if (used.isEmpty()) used = Optional.of(address);
        }
        return used;
    }

    /// Machines bought together have neighbouring addresses; this spreads them (the finalizer of
    /// SplitMix64).
    private static long scatter(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private void setAside(MacAddress mac, Ip4Address address, Instant now) {
        Lease held = byMachine.get(mac);
        Instant until = now.plus(OFFER_HOLD);
        if (held != null && held.address().equals(address) && held.until().isAfter(until)) return;
        remember(new Lease(mac, address, until));
    }

    /// Gives the address for one lease time and keeps it, or gives nothing when it is not this
    /// machine's to have. Who holds a lease keeps it, whatever was reserved since: a reservation
    /// takes hold at the next DISCOVER, never in the middle of an installation.
    public synchronized Optional<Lease> bind(MacAddress mac, Ip4Address address, Instant now) {
        if (!holds(mac, address, now) && !mayBind(mac, address, now)) return Optional.empty();
        Lease lease = new Lease(mac, address, now.plus(config.lease()));
        store.save(lease);
        remember(lease);
        return Optional.of(lease);
    }

    private boolean holds(MacAddress mac, Ip4Address address, Instant now) {
        Lease lease = byMachine.get(mac);
        return lease != null && lease.address().equals(address) && !lease.isOver(now);
    }

    private boolean mayBind(MacAddress mac, Ip4Address address, Instant now) {
        Reservation reserved = reservedFor.get(mac);
        if (reserved != null)
            return reserved.address().equals(address) && isFree(mac, address, now);
        return mayHave(mac, address, now);
    }

    /// In the pool, and free for this machine.
    private boolean mayHave(MacAddress mac, Ip4Address address, Instant now) {
        return config.pool().contains(address)
                && !reservedTo.containsKey(address)
                && !address.equals(config.server())
                && !config.gateway().equals(Optional.of(address))
                && isFree(mac, address, now);
    }

    private boolean isFree(MacAddress mac, Ip4Address address, Instant now) {
        Instant blocked = declined.get(address);
        if (blocked != null && now.isBefore(blocked)) return false;
        Lease holder = byAddress.get(address);
        return holder == null || holder.mac().equals(mac) || holder.isOver(now);
    }

    public synchronized void release(MacAddress mac, Ip4Address address) {
        Lease lease = byMachine.get(mac);
        if (lease == null || !lease.address().equals(address)) return;
        store.remove(mac);
        forget(mac);
    }

    /// Somebody else answers on the address.
    public synchronized void decline(MacAddress mac, Ip4Address address, Instant now) {
        Lease lease = byMachine.get(mac);
        if (lease == null || !lease.address().equals(address)) return;
        declined.values().removeIf(until -> !now.isBefore(until));
        declined.put(address, now.plus(QUARANTINE));
        release(mac, address);
    }

    /// Whose address this is now.
    public Optional<MacAddress> holder(Ip4Address address, Instant now) {
        return Optional.ofNullable(byAddress.get(address))
                .filter(lease -> !lease.isOver(now))
                .map(Lease::mac);
    }

    public Optional<String> hostname(MacAddress mac) {
        return Optional.ofNullable(reservedFor.get(mac)).flatMap(Reservation::hostname);
    }

    /// Addresses in use or set aside, in their order.
    public List<Lease> current(Instant now) {
        return byAddress.values().stream()
                .filter(lease -> !lease.isOver(now))
                .sorted(Comparator.comparing(Lease::address))
                .toList();
    }

    private void remember(Lease lease) {
        Lease before = byAddress.get(lease.address());
        if (before != null && !before.mac().equals(lease.mac())) {
            store.remove(before.mac());
            byMachine.remove(before.mac());
        }
        forget(lease.mac());
        byAddress.put(lease.address(), lease);
        byMachine.put(lease.mac(), lease);
    }

    private void forget(MacAddress mac) {
        Lease lease = byMachine.remove(mac);
        if (lease != null) byAddress.remove(lease.address());
    }
}
