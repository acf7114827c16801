package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.DhcpDecision;
import dev.tarmac.pxe.DhcpSummary;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.dhcp.DhcpOption.BootFileName;
import dev.tarmac.pxe.dhcp.DhcpOption.ClientArch;
import dev.tarmac.pxe.dhcp.DhcpOption.Kind;

import java.time.Instant;

/// Packets and outcomes in the words that leave this package.
public final class Summaries {
    private Summaries() {}

    static PxeEvent handled(Packet request, DhcpOutcome outcome, Instant now) {
        return new PxeEvent.DhcpHandled(of(request), of(outcome), now);
    }

    public static DhcpDecision of(DhcpOutcome outcome) {
        return switch (outcome) {
            case DhcpOutcome.Send send ->
                    new DhcpDecision.Answered(of(send.packet()), receiver(send));
            case DhcpOutcome.Done(String what) -> new DhcpDecision.Passed(what);
            case DhcpOutcome.Refused(String reason) -> new DhcpDecision.Refused(reason);
        };
    }

    private static Ip4Address receiver(DhcpOutcome.Send send) {
        return switch (send.to()) {
            case DhcpOutcome.Destination.Everybody() -> Ip4Address.BROADCAST;
            case DhcpOutcome.Destination.Host(Ip4Address host) -> host;
            case DhcpOutcome.Destination.Relay(Ip4Address relay) -> relay;
            case DhcpOutcome.Destination.Asker() -> send.packet().clientAddress();
        };
    }

    public static DhcpSummary of(Packet packet) {
        Client client = new Client(packet);
        Ip4Address address =
                packet.isRequest()
                        ? client.wishedAddress().orElse(packet.clientAddress())
                        : packet.yourAddress();
        return new DhcpSummary(
                packet.options()
                        .find(Kind.class)
                        .map(kind -> DhcpSummary.Type.valueOf(kind.type().name()))
                        .orElse(DhcpSummary.Type.BOOTP),
                packet.mac(),
                packet.transaction(),
                packet.seconds(),
                packet.relay(),
                address,
                client.chosenServer(),
                packet.options()
                        .find(ClientArch.class)
                        .flatMap(arch -> arch.types().stream().findFirst()),
                packet.isRequest() && client.isIpxe(),
                packet.isRequest() && client.wantsBoot(),
                packet.isRequest() ? "" : bootFile(packet));
    }

    private static String bootFile(Packet reply) {
        return reply.options()
                .find(BootFileName.class)
                .map(BootFileName::name)
                .orElse(reply.bootFile());
    }
}
