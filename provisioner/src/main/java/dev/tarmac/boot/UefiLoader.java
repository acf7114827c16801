package dev.tarmac.boot;

import java.util.Locale;

/// The way by which an x86_64 machine with UEFI comes to the agent's kernel.
public enum UefiLoader {
    /// iPXE, which fetches everything by HTTP. Nobody signed it: firmware with Secure Boot on
    /// refuses it.
    IPXE,

    /// The distribution's shim and GRUB, signed, which start the distribution's kernel, signed.
    /// GRUB has no HTTP: everything comes by TFTP.
    SHIM;

    public static UefiLoader parse(String text) {
        for (UefiLoader loader : values()) if (loader.toString().equals(text)) return loader;
        throw new IllegalArgumentException("'" + text + "' is no loader; there are ipxe and shim");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
