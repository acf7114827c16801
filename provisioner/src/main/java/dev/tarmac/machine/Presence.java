package dev.tarmac.machine;

import dev.tarmac.pxe.MacAddress;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// When and from where the agents of machines last spoke. Each says something several times a
/// second, so this is memory; [#writeDown] keeps it, now and then, in one commit for all.
public final class Presence {
    /// A word of an agent.
    ///
    /// @param address that it spoke from
    public record Sign(String address, Instant at) {}

    private final Machines machines;
    private final Map<MacAddress, Sign> last = new ConcurrentHashMap<>();
    private final Map<MacAddress, Sign> written = new HashMap<>();

    public Presence(Machines machines) {
        this.machines = machines;
    }

    public void heard(MacAddress mac, Sign sign) {
        last.put(mac, sign);
    }

    /// Since this server was started.
    public Optional<Sign> last(MacAddress mac) {
        return Optional.ofNullable(last.get(mac));
    }

    /// Keeps what was heard since the last time; machines that are gone meanwhile are forgotten.
    public synchronized void writeDown() {
        Map<MacAddress, Sign> news = new HashMap<>(last);
        news.entrySet().removeIf(sign -> sign.getValue().equals(written.get(sign.getKey())));
        if (news.isEmpty()) return;
        machines.seen(news);
        written.putAll(news);
    }

    /// Of a machine that is taken out of the inventory.
    public synchronized void forget(MacAddress mac) {
        last.remove(mac);
        written.remove(mac);
    }
}
