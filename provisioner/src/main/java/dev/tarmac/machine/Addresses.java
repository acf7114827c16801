package dev.tarmac.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who has which address, kept over a restart.
public interface Addresses {
    List<Address> list();

    /// One commit for all; on the disk when it returns.
    ///
    /// @param changes who has an address from now on; empty: nobody
    void put(Map<String, Optional<Address>> changes);
}
