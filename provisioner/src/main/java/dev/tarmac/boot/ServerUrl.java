package dev.tarmac.boot;

import dev.tarmac.pxe.BootAsk;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What machines reach this server by: its address in the network that they asked in, so that
/// nothing of theirs must be routed to another; its usual one while nothing was heard of them, or
/// where HTTP does not listen there.
public final class ServerUrl {
    private static final int MOST_MACHINES = 16_384;

    private final URI usual;
    private final boolean everywhere;
    private final Map<MacAddress, Ip4Address> asked =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<MacAddress, Ip4Address> eldest) {
                    return size() > MOST_MACHINES;
                }
            };

    /// @param everywhere HTTP listens on every address of this host
    public ServerUrl(URI usual, boolean everywhere) {
        this.usual = usual;
        this.everywhere = everywhere;
    }

    /// Of the machine that asks; it is remembered.
    synchronized URI asked(BootAsk ask) {
        asked.put(ask.mac(), ask.server());
        return of(ask.mac());
    }

    /// The machine's agent speaks to that address of ours, so it reaches it: after a restart nobody
    /// else says so, for an agent that waits sends no DISCOVER.
    public synchronized void reached(MacAddress mac, Ip4Address here) {
        asked.put(mac, here);
    }

    public synchronized URI of(MacAddress mac) {
        return Optional.ofNullable(asked.get(mac))
                .filter(_ -> everywhere)
                .map(address -> URI.create("http://" + address + ":" + usual.getPort()))
                .orElse(usual);
    }
}
