package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Which firmware took its address from another server and has not come for its boot file since: it
/// asks again although our OFFER told it what to boot.
public final class OtherServers {
    private static final int MACHINES_LIMIT = 16_384;

    /// Sooner, it is a repeated packet and no new start.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private record Choice(Ip4Address server, Instant at) {}

    private final Map<MacAddress, Choice> choices =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<MacAddress, Choice> eldest) {
                    return size() > MACHINES_LIMIT;
                }
            };

    synchronized void chose(MacAddress mac, Ip4Address server, Instant now) {
        choices.put(mac, new Choice(server, now));
    }

    /// It fetched something of ours, or asked at our boot port.
    public synchronized void followed(MacAddress mac) {
        choices.remove(mac);
    }

    /// The server whose word the machine took and ours not, told once for each time.
    synchronized Optional<Ip4Address> ignored(MacAddress mac, Instant now) {
        Choice choice = choices.get(mac);
        if (choice == null || now.isBefore(choice.at.plus(PATIENCE))) return Optional.empty();
        choices.remove(mac);
        return now.isBefore(choice.at.plus(FORGOTTEN))
                ? Optional.of(choice.server)
                : Optional.empty();
    }
}
