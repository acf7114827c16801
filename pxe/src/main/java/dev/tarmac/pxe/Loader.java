package dev.tarmac.pxe;

/// Who speaks for the machine at this moment of its boot.
public enum Loader {
    /// The PXE code of a BIOS or UEFI.
    FIRMWARE,
    /// An iPXE that did not come from us, for example the one in a NIC's ROM.
    FOREIGN_IPXE,
    /// The iPXE that this machine fetched from us a moment ago.
    OUR_IPXE
}
