package dev.tarmac.doctor;

import java.util.Locale;
import java.util.Optional;

/// What machines fetch over HTTP.
public enum Fetch {
    SCRIPT,
    TICKET,
    KERNEL,
    INITRAMFS,
    IMAGE,
    /// Any other part of a boot, as a loader for UEFI HTTP Boot.
    LOADER;

    /// By the path of the request; empty for what no booting machine asks for.
    public static Optional<Fetch> of(String path) {
        if (path.startsWith("/images/"))
            return path.endsWith("/data.tar.zst") ? Optional.of(IMAGE) : Optional.empty();
        if (!path.startsWith("/boot/")) return Optional.empty();
        if (path.endsWith("/ipxe")) return Optional.of(SCRIPT);
        if (path.endsWith("/ticket.cpio")) return Optional.of(TICKET);
        if (path.endsWith("/vmlinuz")) return Optional.of(KERNEL);
        if (path.endsWith("/initramfs.img")) return Optional.of(INITRAMFS);
        return Optional.of(LOADER);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
