package dev.tarmac.machine;

import dev.tarmac.facts.MachineFacts;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The inventory as the store keeps it. Each method is one commit.
public interface Machines {
    List<Machine> list();

    Optional<Machine> find(MacAddress mac);

    /// Adds the machine when it is new; sets profile and host name to what is given, also to
    /// nothing.
    Machine assign(MacAddress mac, Optional<String> profile, Optional<String> hostname);

    /// Adds the machine when it is new; what is not given stays as it was.
    Machine change(MacAddress mac, Optional<String> profile, Optional<String> hostname);

    /// Forgets the machine, its boots and its installs, unless it is being installed; false when
    /// nothing was deleted.
    boolean delete(MacAddress mac);

    /// The first sign of life of a boot; adds the machine when it is new.
    void seen(MacAddress mac, String address, Instant at);

    /// Signs of life of many machines; who is not there is not added.
    void seen(Map<MacAddress, Presence.Sign> signs);

    void report(MacAddress mac, MachineFacts facts, Instant at);

    /// A relay says where the machine is plugged in; adds the machine when it is new.
    void plugged(MacAddress mac, Location location);

    void wantShell(MacAddress mac);

    /// Whether a shell was wanted; it no longer is.
    boolean takeShell(MacAddress mac);
}
