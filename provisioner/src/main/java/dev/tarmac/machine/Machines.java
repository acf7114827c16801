package dev.tarmac.machine;

import dev.tarmac.audit.Actor;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.firstboot.FixedAddress;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The inventory as the store keeps it. Each method is one commit.
public interface Machines {
    List<Machine> list();

    /// The first ones behind that address, in its order.
    List<Machine> page(Optional<MacAddress> after, int most);

    Optional<Machine> find(MacAddress mac);

    /// Those with that host name; where there is none, with that serial number.
    List<Machine> named(String name);

    /// Those whose installed system has that fixed address.
    List<MacAddress> fixedAt(FixedAddress address);

    /// Adds the machine when it is new; sets profile, host name and labels to what is given, also
    /// to nothing.
    Machine assign(MacAddress mac, MachineSettings settings, Actor actor);

    /// Adds the machine when it is new; what is not given stays as it was.
    Machine change(MacAddress mac, MachineSettings settings, Actor actor);

    /// What was decided beforehand for a machine that appeared: sets what it has not got yet, once.
    ///
    /// @param held nothing is installed on it before somebody approves
    Machine appoint(MacAddress mac, MachineSettings settings, Actor rule, boolean held);

    /// The machine waits for no approval any more.
    void approve(MacAddress mac, Actor actor);

    /// Forgets the machine, its boots and its installs, unless it is being installed; false when
    /// nothing was deleted.
    boolean delete(MacAddress mac, Actor actor);

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
