package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Printable;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.PxeEvents;
import dev.tarmac.pxe.TransferTerms;
import dev.tarmac.pxe.dhcp.BootStages;
import dev.tarmac.pxe.dhcp.lease.Leases;
import dev.tarmac.pxe.tftp.TftpPacket.ReadRequest;
import dev.tarmac.pxe.tftp.Transfer;

import java.time.Instant;

/// Tells the ledger what TFTP does, and DHCP which machine has its loader.
final class TransferWatch {
    private final Leases leases;
    private final BootStages stages;
    private final PxeEvents events;

    TransferWatch(Leases leases, BootStages stages, PxeEvents events) {
        this.leases = leases;
        this.stages = stages;
        this.events = events;
    }

    void agreed(Ip4Address client, String file, TransferTerms terms) {
        Instant now = Instant.now();
        events.on(
                new PxeEvent.TransferAgreed(leases.holder(client, now), client, file, terms, now));
    }

    void refused(Ip4Address client, String file, String reason) {
        Instant now = Instant.now();
        events.on(
                new PxeEvent.TransferRefused(
                        leases.holder(client, now), client, Printable.of(file), reason, now));
    }

    /// The same is about to be sent again.
    void silent(Ip4Address client, String file, TransferTerms terms, Transfer transfer) {
        Instant now = Instant.now();
        events.on(
                new PxeEvent.TransferSilent(
                        leases.holder(client, now),
                        client,
                        file,
                        terms,
                        transfer.acknowledged(),
                        transfer.silences() + 1,
                        now));
    }

    static TransferTerms terms(ReadRequest request, Transfer transfer) {
        return new TransferTerms(
                request.options(), transfer.terms().blockSize(), transfer.terms().window());
    }

    void started(Ip4Address client, String file, long bytes) {
        Instant now = Instant.now();
        events.on(
                new PxeEvent.TransferStarted(leases.holder(client, now), client, file, bytes, now));
    }

    /// Every block has left. The machine may start the file before its last acknowledgement is
    /// here, or that one may be lost: DHCP must know now.
    void sentWhole(Ip4Address client, String file) {
        Instant now = Instant.now();
        leases.holder(client, now).ifPresent(mac -> stages.fetched(mac, file, now));
    }

    void finished(Ip4Address client, String file, long bytes) {
        Instant now = Instant.now();
        events.on(
                new PxeEvent.TransferFinished(
                        leases.holder(client, now), client, file, bytes, now));
    }

    void failed(Ip4Address client, String file, long bytes, String reason) {
        Instant now = Instant.now();
        events.on(
                new PxeEvent.TransferFailed(
                        leases.holder(client, now), client, file, bytes, reason, now));
    }
}
