package dev.tarmac.doctor;

import dev.tarmac.doctor.Verdict.Kind;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.PxeEvent.TransferAgreed;
import dev.tarmac.pxe.PxeEvent.TransferFailed;
import dev.tarmac.pxe.PxeEvent.TransferRefused;
import dev.tarmac.pxe.PxeEvent.TransferSilent;
import dev.tarmac.pxe.PxeEvent.TransferStarted;

import java.util.List;
import java.util.Optional;

/// From the first read request to the last block.
final class TransferVerdicts {
    /// With the pauses between them, 3.5 s without a word.
    private static final int STALLED = 3;

    /// What every network carries: 576 bytes of IP (RFC 791) with a few to spare.
    private static final int FITS_EVERYWHERE = 512;

    private TransferVerdicts() {}

    /// Empty when no file was asked for, or the last one arrived.
    static Optional<Verdict> of(Course course) {
        List<PxeEvent> events = course.events(PxeEvent.class);
        for (PxeEvent event : events.reversed())
            switch (event) {
                case TransferRefused refused -> {
                    return Optional.of(missing(refused));
                }
                case TransferSilent silent -> {
                    return Optional.of(
                            silent.silences() >= STALLED
                                    ? stalled(silent, "")
                                    : Verdict.booting("fetches " + silent.file()));
                }
                case TransferFailed failed -> {
                    return Optional.of(failed(failed, course));
                }
                case TransferStarted started -> {
                    return Optional.of(Verdict.booting("fetches " + started.file()));
                }
                case TransferAgreed agreed -> {
                    return Optional.of(Verdict.booting("asked for " + agreed.file()));
                }
                case PxeEvent.TransferFinished _ -> {
                    return Optional.empty();
                }
                case PxeEvent.DiscoverSeen _,
                        PxeEvent.AddressGiven _,
                        PxeEvent.Unanswered _,
                        PxeEvent.OtherServerChosen _,
                        PxeEvent.ProxyIgnored _,
                        PxeEvent.LoaderFetched _,
                        PxeEvent.DhcpHandled _,
                        PxeEvent.RelayUnknown _ -> {}
            }
        return Optional.empty();
    }

    private static Verdict missing(TransferRefused refused) {
        return new Verdict(
                Kind.BOOT_FILE_MISSING,
                "asked for " + refused.file() + " and was refused: " + refused.reason(),
                "put the file below `tftp: {root: ...}`, or correct the boot file's name where it"
                        + " comes from (option 67 of another DHCP server?)");
    }

    private static Verdict failed(TransferFailed failed, Course course) {
        Optional<TransferSilent> silent =
                course.last(TransferSilent.class)
                        .filter(before -> before.file().equals(failed.file()))
                        .filter(before -> before.silences() >= STALLED);
        if (silent.isPresent()) return stalled(silent.get(), " and was given up");
        return new Verdict(
                Kind.TFTP_FAILED,
                "broke off "
                        + failed.file()
                        + " after "
                        + failed.bytes()
                        + " bytes: "
                        + failed.reason(),
                "look at its console; a client that gives up says why");
    }

    private static Verdict stalled(TransferSilent silent, String end) {
        int size = silent.terms().blockSize();
        if (silent.block() < 0)
            return new Verdict(
                    Kind.TFTP_UNHEARD,
                    "asked for " + silent.file() + " and does not hear our answer" + end,
                    "let UDP from any port of this server reach it: each transfer has a port of its own"
                            + " (firewalls need their TFTP helper); some ROMs break on options");
        String sentence =
                "stalled at block %d of %s with blksize %d%s"
                        .formatted(silent.block() + 1, silent.file(), size, end);
        if (size <= FITS_EVERYWHERE)
            return new Verdict(
                    Kind.TFTP_STALLED,
                    sentence,
                    "look for loss: the cable, a half-duplex port, a machine that lost its power");
        return new Verdict(
                Kind.TFTP_STALLED,
                sentence,
                silent.block() == 0
                        ? "not one full block arrived: make the MTU between here and there "
                                + (size + 32)
                                + " or more (tunnels, VXLAN), or lower the MTU of this server's interface"
                        : "look for loss on the way, then for an MTU below " + (size + 32));
    }
}
