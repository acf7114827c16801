package dev.tarmac.pxe.dhcp.lease;

import dev.tarmac.pxe.Identity;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.Reservation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/// The addresses of one network. An address is set aside when it is offered, so that two machines
/// that ask at once never hear the same one; each machine gets the same address every time,
/// computed from its hardware address, as long as nobody else has it.
///
/// One thread at a time changes it. Who only looks ([#holder], [#current]) waits for nobody.
final class AddressBook {
    /// From OFFER to REQUEST: seconds with a client in order; a ROM that waits for another server's
    /// offer or for a switch port may need more.
    static final Duration OFFER_HOLD = Duration.ofMinutes(2);

    /// Somebody without a lease answers on this address (DECLINE): it is left alone for this long.
    static final Duration QUARANTINE = Duration.ofMinutes(10);

    /// Made-up machines that fill a pool shall not make every further one walk through it.
    private static final Duration FULL_FOR = Duration.ofSeconds(1);

    /// How far a machine walks from its own place for an address that was looked at; further on,
    /// one that nobody looked at is as good.
    private static final int CHECKED_WITHIN = 256;

    private final Network network;
    private final Set<Ip4Address> ours;
    private final Occupancy occupancy;
    private final BiConsumer<Ip4Address, Optional<Lease>> changes;
    private final Map<Identity, Reservation> reservedFor = new HashMap<>();
    private final Map<Ip4Address, Reservation> reservedAt = new HashMap<>();
    private final Map<MacAddress, Lease> byMachine = new HashMap<>();
    private final Map<Ip4Address, Lease> byAddress = new ConcurrentHashMap<>();
    private final Map<Ip4Address, Instant> declined = new HashMap<>();

    /// No address was free, all round.
    private Instant fullUntil = Instant.MIN;

    /// @param ours addresses of this server, never handed out
    /// @param changes told of each lease that is to be kept, or not kept any more
    AddressBook(
            Network network,
            Set<Ip4Address> ours,
            Occupancy occupancy,
            BiConsumer<Ip4Address, Optional<Lease>> changes) {
        this.network = network;
        this.ours = Set.copyOf(ours);
        this.occupancy = occupancy;
        this.changes = changes;
        for (Reservation reservation : network.reservations()) {
            reservedFor.put(reservation.who(), reservation);
            reservedAt.put(reservation.address(), reservation);
        }
    }

    /// A lease from before the restart; in the order of their ends.
    synchronized void recall(Lease lease) {
        remember(lease);
    }

    /// The address this machine should have, set aside for it. Empty: nothing is free.
    synchronized Optional<Ip4Address> offer(
            Claimant who, Optional<Ip4Address> wished, Instant now) {
        Optional<Ip4Address> chosen = choose(who, wished, now);
        chosen.ifPresent(address -> setAside(who.mac(), address, now));
        return chosen;
    }

    private Optional<Ip4Address> choose(Claimant who, Optional<Ip4Address> wished, Instant now) {
        MacAddress mac = who.mac();
        Optional<Ip4Address> reserved = reservation(who).map(Reservation::address);
        if (reserved.isPresent() && isFree(mac, reserved.get(), now)) return reserved;
        Lease before = byMachine.get(mac);
        if (before != null && mayHave(mac, before.address(), now))
            return Optional.of(before.address());
        if (wished.isPresent()
                && mayHave(mac, wished.get(), now)
                && !byAddress.containsKey(wished.get())) return wished;
        return walk(mac, now);
    }

    Optional<Reservation> reservation(Claimant who) {
        for (Identity identity : who.identities()) {
            Reservation reservation = reservedFor.get(identity);
            if (reservation != null) return Optional.of(reservation);
        }
        return Optional.empty();
    }

    /// From the machine's own place in the pools on: an address that nobody ever had, rather one
    /// that somebody looked at, else one whose lease is over; no pool is walked to its end while
    /// there is one of these near.
    private Optional<Ip4Address> walk(MacAddress mac, Instant now) {
        long size = network.poolSize();
        if (size == 0 || now.isBefore(fullUntil)) return Optional.empty();
        long start = Long.remainderUnsigned(scatter(mac.bits()), size);
        Optional<Ip4Address> checked = checked(mac, start, Math.min(CHECKED_WITHIN, size), now);
        if (checked.isPresent()) return checked;
        Optional<Ip4Address> unknown = Optional.empty();
        Optional<Ip4Address> used = Optional.empty();
        for (long step = 0; step < size; step++) {
            if (unknown.isPresent()) return unknown;
            if (step >= CHECKED_WITHIN && used.isPresent()) return used;
            Ip4Address address = network.poolAddress((start + step) % size);
            if (!mayHave(mac, address, now)) continue;
            Occupancy.State state = occupancy.of(address, now);
            if (state == Occupancy.State.TAKEN) continue;
            if (byAddress.containsKey(address)) {
                if (used.isEmpty()) used = Optional.of(address);
            } else if (state == Occupancy.State.FREE) {
                return Optional.of(address);
            } else if (unknown.isEmpty()) {
                unknown = Optional.of(address);
            }
        }
        if (unknown.isPresent()) return unknown;
        if (used.isEmpty()) fullUntil = now.plus(FULL_FOR);
        return used;
    }

    /// The first address near that place that nobody ever had and, as somebody looked, nobody
    /// answers on.
    private Optional<Ip4Address> checked(MacAddress mac, long start, long within, Instant now) {
        long end = Math.min(start + within, network.poolSize());
        Optional<Ip4Address> near =
                occupancy.checked(
                        network.poolAddress(start),
                        network.poolAddress(end - 1),
                        address -> !byAddress.containsKey(address) && mayHave(mac, address, now),
                        now);
        long rest = start + within - end;
        // Behind its end the pool begins again.
        return near.isPresent() || rest == 0 ? near : checked(mac, 0, rest, now);
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

    /// Gives the address for one lease time, or gives nothing when it is not this machine's to
    /// have. Who holds a lease keeps it, whatever was reserved since: a reservation takes hold at
    /// the next DISCOVER, never in the middle of an installation.
    synchronized Optional<Lease> bind(Claimant who, Ip4Address address, Instant now) {
        if (!holds(who.mac(), address, now) && !mayBind(who, address, now)) return Optional.empty();
        Lease lease = new Lease(who.mac(), address, now.plus(network.lease()));
        remember(lease);
        changes.accept(address, Optional.of(lease));
        return Optional.of(lease);
    }

    private boolean holds(MacAddress mac, Ip4Address address, Instant now) {
        Lease lease = byMachine.get(mac);
        return lease != null && lease.address().equals(address) && !lease.isOver(now);
    }

    private boolean mayBind(Claimant who, Ip4Address address, Instant now) {
        Optional<Reservation> reserved = reservation(who);
        if (reserved.isPresent() && isFree(who.mac(), reserved.get().address(), now))
            return reserved.get().address().equals(address);
        return mayHave(who.mac(), address, now);
    }

    /// In a pool, nobody's by reservation, and free for this machine.
    private boolean mayHave(MacAddress mac, Ip4Address address, Instant now) {
        return network.hasInPool(address)
                && !reservedAt.containsKey(address)
                && !ours.contains(address)
                && !network.gateway().equals(Optional.of(address))
                && isFree(mac, address, now);
    }

    private boolean isFree(MacAddress mac, Ip4Address address, Instant now) {
        Instant blocked = declined.get(address);
        if (blocked != null && now.isBefore(blocked)) return false;
        Lease holder = byAddress.get(address);
        return holder == null || holder.mac().equals(mac) || holder.isOver(now);
    }

    synchronized void release(MacAddress mac, Ip4Address address) {
        Lease lease = byMachine.get(mac);
        if (lease == null || !lease.address().equals(address)) return;
        forget(lease);
    }

    /// Somebody else answers on the address.
    synchronized void decline(MacAddress mac, Ip4Address address, Instant now) {
        Lease lease = byMachine.get(mac);
        if (lease == null || !lease.address().equals(address)) return;
        declined.values().removeIf(until -> !now.isBefore(until));
        declined.put(address, now.plus(QUARANTINE));
        forget(lease);
    }

    Optional<MacAddress> holder(Ip4Address address, Instant now) {
        return Optional.ofNullable(byAddress.get(address))
                .filter(lease -> !lease.isOver(now))
                .map(Lease::mac);
    }

    synchronized boolean knows(MacAddress mac) {
        return byMachine.containsKey(mac);
    }

    List<Lease> current(Instant now) {
        return byAddress.values().stream().filter(lease -> !lease.isOver(now)).toList();
    }

    /// Whether somebody holds the address, or held it last, or it is set aside.
    boolean isBooked(Ip4Address address, Instant now) {
        Lease lease = byAddress.get(address);
        return lease != null && !lease.isOver(now);
    }

    private void remember(Lease lease) {
        Lease before = byAddress.get(lease.address());
        if (before != null && !before.mac().equals(lease.mac())) forget(before);
        Lease mine = byMachine.get(lease.mac());
        if (mine != null && !mine.address().equals(lease.address())) forget(mine);
        byAddress.put(lease.address(), lease);
        byMachine.put(lease.mac(), lease);
    }

    private void forget(Lease lease) {
        byMachine.remove(lease.mac());
        byAddress.remove(lease.address());
        changes.accept(lease.address(), Optional.empty());
    }
}
