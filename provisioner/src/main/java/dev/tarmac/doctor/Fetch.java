package dev.tarmac.doctor;

import dev.tarmac.doctor.Sighting.FetchEnded;
import dev.tarmac.doctor.Sighting.FetchStarted;
import dev.tarmac.doctor.Sighting.Network;
import dev.tarmac.pxe.PxeEvent.TransferFinished;
import dev.tarmac.pxe.PxeEvent.TransferStarted;

import java.util.Locale;
import java.util.Optional;

/// What machines fetch over HTTP; a loader without it reads its script and all that stands in there
/// by TFTP, under the same names.
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

    /// What was begun or ended there; empty for what is none of this, as a boot file by TFTP.
    static Optional<Fetch> in(Sighting sighting) {
        return switch (sighting) {
            case FetchStarted started -> Optional.of(started.what());
            case FetchEnded ended -> Optional.of(ended.what());
            case Network(TransferStarted started) -> byTftp(started.file());
            case Network(TransferFinished finished) -> byTftp(finished.file());
            case Network _, Sighting.Scripted _, Sighting.Moved _ -> Optional.empty();
        };
    }

    private static Optional<Fetch> byTftp(String file) {
        if (file.startsWith("boot/") && file.endsWith("/grub.cfg")) return Optional.of(SCRIPT);
        return of("/" + file).filter(Fetch::isOfAgent);
    }

    /// Whether it stands in the script that boots the agent.
    boolean isOfAgent() {
        return this == KERNEL || this == INITRAMFS || this == TICKET;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
