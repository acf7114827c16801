package dev.tarmac.install;

import dev.tarmac.install.Terms.Batch;
import dev.tarmac.pxe.MacAddress;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// Lets so many installs run at once, of all and of each batch, and no more than the server's link
/// carries: a hundred machines that stream an image at the same time are all done late. Who is
/// turned away waits with its agent, and is woken when there is room, in the order of the orders; a
/// machine with a fast link waits until the slower ones leave room for it.
public final class Admission {
    private final Installs installs;
    private final Wakeups wakeups;
    private final InstallLimits limits;
    private final ToIntFunction<MacAddress> megabits;
    private final Map<MacAddress, Integer> speeds = new ConcurrentHashMap<>();
    private final Set<MacAddress> turnedAway = ConcurrentHashMap.newKeySet();

    /// @param megabits a second that a machine's link carries
    public Admission(
            Installs installs,
            Wakeups wakeups,
            InstallLimits limits,
            ToIntFunction<MacAddress> megabits) {
        this.installs = installs;
        this.wakeups = wakeups;
        this.limits = limits;
        this.megabits = megabits;
    }

    /// Begins the install if there is room for it; one at a time, so that none counts on the room
    /// that another takes.
    ///
    /// @return empty when there is none, or what the beginning answers
    synchronized <T> Optional<T> admit(Install ordered, Supplier<Optional<T>> begin) {
        if (!turnedAway.contains(ordered.mac())) speeds.remove(ordered.mac());
        if (room(ordered.terms().batch()) < 1 || !carries(ordered.mac())) {
            turnedAway.add(ordered.mac());
            return Optional.empty();
        }
        turnedAway.remove(ordered.mac());
        return begin.get();
    }

    private int room(Optional<Batch> batch) {
        int room = limits.atOnce() - installs.running(Optional.empty());
        return batch.map(of -> Math.min(room, of.limit() - installs.running(batch))).orElse(room);
    }

    private boolean carries(MacAddress next) {
        if (limits.megabits().isEmpty()) return true;
        List<Integer> running =
                installs.running().stream().map(install -> speed(install.mac())).toList();
        return limits.carries(running, speed(next));
    }

    /// Of a machine that installs, looked up once.
    private int speed(MacAddress mac) {
        return speeds.computeIfAbsent(mac, megabits::applyAsInt);
    }

    /// How many have to begin before this one, and itself; 0 when it does not wait for room.
    public int position(Install install) {
        boolean waits =
                install.state() == InstallState.ORDERED && turnedAway.contains(install.mac());
        return waits ? installs.orderedBefore(install.id(), turnedAway) + 1 : 0;
    }

    /// Wakes those for whom there is room now. To be called every second or so.
    public void sweep() {
        if (turnedAway.isEmpty()) return;
        for (Install waiting : installs.ordered()) {
            if (room(Optional.empty()) < 1) return;
            if (!turnedAway.contains(waiting.mac()) || room(waiting.terms().batch()) < 1) continue;
            if (carries(waiting.mac()) && turnedAway.remove(waiting.mac()))
                wakeups.wake(waiting.mac());
        }
    }
}
