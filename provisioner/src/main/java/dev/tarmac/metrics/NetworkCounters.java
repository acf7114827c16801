package dev.tarmac.metrics;

import dev.tarmac.pxe.DhcpDecision;
import dev.tarmac.pxe.DhcpSummary;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.PxeEvents;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What DHCP and TFTP hear and do.
public final class NetworkCounters implements PxeEvents {
    private final MeterProvider<Counter> packets;

    /// Looking one up by its tags takes longer than reading the packet.
    private final Map<Packet, Counter> packetCounters = new ConcurrentHashMap<>();

    private final MeterProvider<Counter> transfers;
    private final Counter sentBytes;
    private final Counter silences;
    private final Counter unknownRelays;
    private final Counter otherServers;
    private final Counter ignoredOffers;

    NetworkCounters(MeterRegistry registry) {
        packets =
                Counter.builder("tarmac.dhcp.packets")
                        .description("DHCP packets of clients, by what became of them")
                        .withRegistry(registry);
        transfers =
                Counter.builder("tarmac.tftp.transfers")
                        .description("Files asked for by TFTP, by what became of them")
                        .withRegistry(registry);
        for (Outcome outcome : Outcome.values()) transfers.withTag("outcome", outcome.label());
        sentBytes =
                Counter.builder("tarmac.tftp.sent")
                        .description("Bytes of files that TFTP clients acknowledged")
                        .baseUnit("bytes")
                        .register(registry);
        silences =
                counter(
                        registry,
                        "tarmac.tftp.silences",
                        "Blocks sent again for want of an answer");
        unknownRelays =
                counter(
                        registry,
                        "tarmac.dhcp.relay.unknown",
                        "Packets that a relay of a network passed on that is not served here");
        otherServers =
                counter(
                        registry,
                        "tarmac.dhcp.other.server.chosen",
                        "Machines that took another server's address where this one is to give them");
        ignoredOffers =
                counter(
                        registry,
                        "tarmac.dhcp.proxy.ignored",
                        "Machines that did not come for what was offered beside another server");
    }

    private enum Outcome {
        STARTED,
        FINISHED,
        FAILED,
        REFUSED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    @Override
    public void on(PxeEvent event) {
        switch (event) {
            case PxeEvent.DhcpHandled packet ->
                    packetCounters
                            .computeIfAbsent(
                                    new Packet(packet.heard().type(), outcome(packet.decision())),
                                    this::counter)
                            .increment();
            case PxeEvent.RelayUnknown _ -> unknownRelays.increment();
            case PxeEvent.OtherServerChosen _ -> otherServers.increment();
            case PxeEvent.ProxyIgnored _ -> ignoredOffers.increment();
            case PxeEvent.TransferStarted _ -> count(Outcome.STARTED);
            case PxeEvent.TransferFinished file -> {
                count(Outcome.FINISHED);
                sentBytes.increment((double) file.bytes());
            }
            case PxeEvent.TransferFailed file -> {
                count(Outcome.FAILED);
                sentBytes.increment((double) file.bytes());
            }
            case PxeEvent.TransferRefused _ -> count(Outcome.REFUSED);
            case PxeEvent.TransferSilent _ -> silences.increment();
            // Each is a packet, a transfer or a request that is counted as such.
            case PxeEvent.DiscoverSeen _,
                    PxeEvent.AddressGiven _,
                    PxeEvent.Unanswered _,
                    PxeEvent.LoaderFetched _,
                    PxeEvent.TransferAgreed _ -> {}
        }
    }

    private record Packet(DhcpSummary.Type type, String outcome) {}

    private Counter counter(Packet packet) {
        return packets.withTags(
                Tags.of(
                        "type",
                        packet.type().name().toLowerCase(Locale.ROOT),
                        "outcome",
                        packet.outcome()));
    }

    private static String outcome(DhcpDecision decision) {
        return switch (decision) {
            case DhcpDecision.Answered _ -> "answered";
            case DhcpDecision.Passed _ -> "passed";
            case DhcpDecision.Refused _ -> "refused";
        };
    }

    private void count(Outcome outcome) {
        transfers.withTag("outcome", outcome.label()).increment();
    }
}
