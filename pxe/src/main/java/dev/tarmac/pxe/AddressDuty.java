package dev.tarmac.pxe;

/// Who gives addresses in a network.
public enum AddressDuty {
    /// We do, and nobody else.
    OURS,
    /// Another DHCP server does; we only add what to boot (ProxyDHCP, PXE 2.1 section 2.2.3).
    ANOTHER_SERVERS
}
