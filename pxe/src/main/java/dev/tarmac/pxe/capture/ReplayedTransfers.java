package dev.tarmac.pxe.capture;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.Printable;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.PxeEvents;
import dev.tarmac.pxe.TftpLimits;
import dev.tarmac.pxe.TransferTerms;
import dev.tarmac.pxe.capture.Decision.Kind;
import dev.tarmac.pxe.dhcp.BootStages;
import dev.tarmac.pxe.dhcp.lease.Leases;
import dev.tarmac.pxe.tftp.TftpCodec;
import dev.tarmac.pxe.tftp.TftpPacket;
import dev.tarmac.pxe.tftp.TftpPacket.Acknowledgement;
import dev.tarmac.pxe.tftp.TftpPacket.Failure;
import dev.tarmac.pxe.tftp.TftpPacket.ReadRequest;
import dev.tarmac.pxe.tftp.TftpService;
import dev.tarmac.pxe.tftp.TftpService.Opening;
import dev.tarmac.pxe.tftp.Transfer;
import dev.tarmac.pxe.tftp.Transfer.Action;
import dev.tarmac.pxe.tftp.Transfer.Event;
import dev.tarmac.pxe.tftp.Transfer.Step;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/// The TFTP transfers of a capture, run again: requests and acknowledgements are the clients', what
/// is answered to them is decided anew. What the server sent then is not looked at.
final class ReplayedTransfers {
    private static final class Running {
        private final String file;
        private final TransferTerms terms;
        private final long size;
        private Transfer transfer;
        private Instant deadline = Instant.MAX;
        private boolean hasStarted;
        private boolean hasLeftWhole;

        private Running(String file, TransferTerms terms, Transfer transfer) {
            this.file = file;
            this.terms = terms;
            this.size = transfer.terms().size();
            this.transfer = transfer;
        }
    }

    private final TftpService service;
    private final TftpLimits limits;
    private final ToIntFunction<Ip4Address> largestBlock;
    private final Leases leases;
    private final BootStages stages;
    private final PxeEvents events;
    private final Consumer<Decision> decisions;
    private final Map<Endpoint, Running> running = new HashMap<>();

    /// No later than the first deadline of all.
    private Instant nothingBefore = Instant.MAX;

    ReplayedTransfers(
            TftpService service,
            TftpLimits limits,
            ToIntFunction<Ip4Address> largestBlock,
            Leases leases,
            BootStages stages,
            PxeEvents events,
            Consumer<Decision> decisions) {
        this.service = service;
        this.limits = limits;
        this.largestBlock = largestBlock;
        this.leases = leases;
        this.stages = stages;
        this.events = events;
        this.decisions = decisions;
    }

    /// To the first port.
    void request(Datagram datagram, Instant now) {
        Endpoint client = Endpoint.from(datagram);
        try {
            TftpPacket packet = TftpCodec.decode(datagram.payload());
            if (packet instanceof ReadRequest request) read(client, datagram.to(), request, now);
            else
                tell(
                        client,
                        now,
                        Kind.REFUSED,
                        "TFTP, no read request",
                        "only files are read here");
        } catch (MalformedPacket e) {
            tell(client, now, Kind.MALFORMED, "TFTP from " + client, e.getMessage());
        }
    }

    private void read(Endpoint client, Ip4Address server, ReadRequest request, Instant now) {
        String heard =
                "read "
                        + Printable.of(request.file())
                        + " "
                        + Printable.of(request.options().toString());
        Running before = running.get(client);
        if (before != null
                && before.terms.asked().equals(request.options())
                && before.transfer.acknowledged() <= 0) {
            tell(client, now, Kind.PASSED, heard, "no answer needed: it was heard twice");
            return;
        }
        if (before == null && running.size() >= limits.transfers()) {
            tell(client, now, Kind.REFUSED, heard, "too many transfers at once");
            return;
        }
        Optional<String> vendorClass = mac(client, now).flatMap(stages::vendorClass);
        switch (service.open(
                request, client.address(), vendorClass, largestBlock.applyAsInt(server))) {
            case Opening.Deny(Failure failure) -> {
                events.on(
                        new PxeEvent.TransferRefused(
                                mac(client, now),
                                client.address(),
                                Printable.of(request.file()),
                                failure.message(),
                                now));
                tell(client, now, Kind.REFUSED, heard, failure.message());
            }
            case Opening.Serve serve -> {
                Step begin = Transfer.begin(serve.terms(), limits);
                TransferTerms terms =
                        new TransferTerms(
                                request.options(),
                                begin.next().terms().blockSize(),
                                begin.next().terms().window());
                Running fresh = new Running(serve.path().toString(), terms, begin.next());
                running.put(client, fresh);
                events.on(
                        new PxeEvent.TransferAgreed(
                                mac(client, now), client.address(), fresh.file, terms, now));
                tell(
                        client,
                        now,
                        Kind.ANSWERED,
                        heard,
                        "%d bytes, blksize %d, windowsize %d"
                                .formatted(fresh.size, terms.blockSize(), terms.window()));
                take(client, fresh, begin, now);
                close(serve);
            }
        }
    }

    private static void close(Opening.Serve serve) {
        try {
            serve.file().close();
        } catch (IOException e) {
            throw new AssertionError("a file that was only opened", e);
        }
    }

    /// To any other port: an acknowledgement or an error, if it belongs to a transfer.
    void packet(Datagram datagram, Instant now) {
        Endpoint client = Endpoint.from(datagram);
        Running transfer = running.get(client);
        if (transfer == null) return;
        try {
            TftpPacket packet = TftpCodec.decode(datagram.payload());
            if (packet instanceof Acknowledgement(int block))
                take(client, transfer, transfer.transfer.on(new Event.Acknowledged(block)), now);
            else if (packet instanceof Failure(int code, String message))
                take(
                        client,
                        transfer,
                        transfer.transfer.on(new Event.GivenUp(code + " " + Printable.of(message))),
                        now);
        } catch (MalformedPacket e) {
            tell(client, now, Kind.MALFORMED, "TFTP from " + client, e.getMessage());
        }
    }

    /// Everything whose time was up by then times out, at its own time.
    void passTo(Instant now) {
        while (!nothingBefore.isAfter(now)) {
            Instant due = nothingBefore;
            for (Endpoint client : List.copyOf(running.keySet())) {
                Running transfer = running.get(client);
                if (!transfer.deadline.isAfter(due)) timeOut(client, transfer, due);
            }
            nothingBefore =
                    running.values().stream()
                            .map(transfer -> transfer.deadline)
                            .min(Instant::compareTo)
                            .orElse(Instant.MAX);
        }
    }

    private void timeOut(Endpoint client, Running it, Instant now) {
        Transfer transfer = it.transfer;
        events.on(
                new PxeEvent.TransferSilent(
                        mac(client, now),
                        client.address(),
                        it.file,
                        it.terms,
                        transfer.acknowledged(),
                        transfer.silences() + 1,
                        now));
        String what =
                transfer.acknowledged() < 0
                        ? "the terms"
                        : "block " + (transfer.acknowledged() + 1);
        tell(
                client,
                now,
                Kind.TIMED_OUT,
                it.file,
                "no answer to " + what + ", blksize " + it.terms.blockSize());
        take(client, it, transfer.on(new Event.TimedOut()), now);
    }

    private void take(Endpoint client, Running it, Step step, Instant now) {
        it.transfer = step.next();
        for (Action action : step.actions()) act(client, it, action, now);
        if (!it.hasLeftWhole && it.transfer.wasSentWhole()) {
            it.hasLeftWhole = true;
            mac(client, now).ifPresent(mac -> stages.fetched(mac, it.file, now));
        }
    }

    private void act(Endpoint client, Running it, Action action, Instant now) {
        Optional<MacAddress> mac = mac(client, now);
        Ip4Address address = client.address();
        switch (action) {
            case Action.SendOptions _ -> {}
            case Action.SendBlocks _ -> {
                if (!it.hasStarted)
                    events.on(new PxeEvent.TransferStarted(mac, address, it.file, it.size, now));
                it.hasStarted = true;
            }
            case Action.Wait(var duration) -> {
                it.deadline = now.plus(duration);
                if (it.deadline.isBefore(nothingBefore)) nothingBefore = it.deadline;
            }
            case Action.Finish _ -> {
                running.remove(client);
                events.on(new PxeEvent.TransferFinished(mac, address, it.file, it.size, now));
                tell(client, now, Kind.FINISHED, it.file, it.size + " bytes");
            }
            case Action.Fail(String reason) -> {
                running.remove(client);
                long bytes = it.transfer.acknowledgedBytes();
                if (it.hasStarted)
                    events.on(
                            new PxeEvent.TransferFailed(mac, address, it.file, bytes, reason, now));
                tell(
                        client,
                        now,
                        it.hasStarted ? Kind.FAILED : Kind.PASSED,
                        it.file,
                        reason + ", after " + bytes + " bytes");
            }
        }
    }

    private Optional<MacAddress> mac(Endpoint client, Instant now) {
        return leases.holder(client.address(), now);
    }

    private void tell(Endpoint client, Instant now, Kind kind, String heard, String outcome) {
        decisions.accept(new Decision(now, mac(client, now), kind, heard, outcome));
    }
}
