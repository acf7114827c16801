package dev.tarmac.pxe.dhcp.lease;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who has which address where another server gives them, as far as the machines' own words were
/// heard: enough to know whose TFTP transfer one is.
final class HeardAddresses {
    private static final int LIMIT = 16_384;
    private static final Duration COUNTS = Duration.ofHours(12);

    private final Map<Ip4Address, Lease> heard =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Ip4Address, Lease> eldest) {
                    return size() > LIMIT;
                }
            };

    synchronized void note(MacAddress mac, Ip4Address address, Instant now) {
        heard.put(address, new Lease(mac, address, now.plus(COUNTS)));
    }

    synchronized Optional<MacAddress> holder(Ip4Address address, Instant now) {
        return Optional.ofNullable(heard.get(address))
                .filter(lease -> !lease.isOver(now))
                .map(Lease::mac);
    }

    synchronized List<Lease> current(Instant now) {
        return heard.values().stream().filter(lease -> !lease.isOver(now)).toList();
    }
}
