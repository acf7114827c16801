package dev.tarmac.install;

import dev.tarmac.access.Session;
import dev.tarmac.audit.Actor;
import dev.tarmac.install.Installs.Change;
import dev.tarmac.ledger.BootId;
import dev.tarmac.ledger.Boots;
import dev.tarmac.ledger.Moment;
import dev.tarmac.ledger.Seen;
import dev.tarmac.pxe.MacAddress;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;

/// Notes the moments of a boot, and lets an install that waits for its machine follow them.
public final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Boots boots;
    private final Installs installs;
    private final Wakeups wakeups;

    public Watch(Boots boots, Installs installs, Wakeups wakeups) {
        this.boots = boots;
        this.installs = installs;
        this.wakeups = wakeups;
    }

    /// What the network sees: each moment belongs to its machine's latest boot, or begins another.
    ///
    /// @return the boot of each
    public List<BootId> note(List<Seen> seen) {
        List<BootId> noted = boots.record(seen);
        for (int number = 0; number < seen.size(); number++)
            try {
                wakeups.wake(seen.get(number).mac());
                follow(seen.get(number).mac(), noted.get(number));
            } catch (RuntimeException e) {
                // What was seen is written down all the same.
                LOG.error("{}: its install does not follow it", seen.get(number).mac(), e);
            }
        return noted;
    }

    /// What the agent of that boot says.
    public void note(Session session, Moment moment) {
        boots.add(session.boot(), moment);
        wakeups.wake(session.mac());
        follow(session.mac(), session.boot());
    }

    private void follow(MacAddress mac, BootId boot) {
        Optional<Install> newest = installs.latest(mac);
        if (newest.isPresent() && newest.get().state() == InstallState.ORDERED)
            follow(newest.get(), boot);
    }

    private void follow(Install ordered, BootId boot) {
        installs.change(
                ordered.id(),
                Actor.SERVER,
                install ->
                        Change.of(
                                install.state() == InstallState.ORDERED
                                        ? install.in(boot)
                                        : install,
                                boot));
        wakeups.wake(ordered.id());
    }
}
