package dev.tarmac.rack;

import dev.tarmac.audit.Actor;
import dev.tarmac.pxe.MacAddress;

import java.util.List;
import java.util.Optional;

/// The rack list as the store keeps it.
public interface RackList {
    /// By name.
    List<RackEntry> list();

    /// The entry of a machine; who is known by its serial number is not known by its address.
    Optional<RackEntry> find(MacAddress mac, Optional<String> serial);

    /// Adds the entries, or replaces those of the same name; all or, when two would claim the same
    /// machine, none.
    Imported put(List<RackEntry> entries, Actor actor);

    /// False when there is none of that name.
    boolean delete(String name, Actor actor);

    /// What became of an import.
    sealed interface Imported {
        record Done(int added, int replaced) implements Imported {}

        /// Another entry has the serial number or address of this one.
        record Taken(String name, String by) implements Imported {}
    }
}
