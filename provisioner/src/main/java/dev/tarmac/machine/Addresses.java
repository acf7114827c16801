package dev.tarmac.machine;

import dev.tarmac.pxe.MacAddress;

import java.util.List;

/// Who has which address, kept over a restart. A change is on the disk when its method returns.
public interface Addresses {
    List<Address> list();

    /// Replaces the machine's earlier one.
    void put(Address address);

    void delete(MacAddress mac);
}
