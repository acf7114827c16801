package dev.tarmac.access;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Printable;
import dev.tarmac.pxe.WarnLimit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// Sees a machine that asks for what is another one's alone. Who has an address from us is known;
/// who got one elsewhere is not.
public final class StrangerAlarm {
    private static final Logger LOG = LoggerFactory.getLogger(StrangerAlarm.class);

    private final Function<Ip4Address, Optional<MacAddress>> machineAt;
    private final InstantSource clock;
    private final WarnLimit alarms =
            new WarnLimit(hidden -> LOG.error("ALARM: {} more like that in a minute", hidden));

    /// @param machineAt who holds that address, as far as our own DHCP server gave it
    public StrangerAlarm(
            Function<Ip4Address, Optional<MacAddress>> machineAt, InstantSource clock) {
        this.machineAt = machineAt;
        this.clock = clock;
    }

    /// The machine that asks, when it is known to be another one. The log has it once a minute for
    /// each that asks: a client in a loop does not fill it.
    ///
    /// @param mac whose the thing is
    /// @param what it asks for, as in `grub.cfg`
    public Optional<MacAddress> stranger(Ip4Address client, MacAddress mac, String what) {
        Optional<MacAddress> stranger =
                machineAt.apply(client).filter(holder -> !holder.equals(mac));
        stranger.ifPresent(
                holder -> {
                    if (alarms.allows(holder.toString(), clock.instant()))
                        LOG.error(
                                "ALARM {}: {} asks for {} of {}",
                                holder,
                                client,
                                Printable.of(what),
                                mac);
                });
        return stranger;
    }
}
