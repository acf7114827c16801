package dev.tarmac.pxe.capture;

import dev.tarmac.pxe.BootPolicy;
import dev.tarmac.pxe.DhcpDecision;
import dev.tarmac.pxe.DhcpSummary;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxeEvents;
import dev.tarmac.pxe.dhcp.Arrival;
import dev.tarmac.pxe.dhcp.Arrival.Attached;
import dev.tarmac.pxe.dhcp.BootStages;
import dev.tarmac.pxe.dhcp.DhcpService;
import dev.tarmac.pxe.dhcp.OtherServers;
import dev.tarmac.pxe.dhcp.Packet;
import dev.tarmac.pxe.dhcp.PacketCodec;
import dev.tarmac.pxe.dhcp.Summaries;
import dev.tarmac.pxe.dhcp.lease.LeaseJournal;
import dev.tarmac.pxe.dhcp.lease.Leases;
import dev.tarmac.pxe.dhcp.lease.MemoryLeaseStore;
import dev.tarmac.pxe.dhcp.lease.Occupancy;
import dev.tarmac.pxe.tftp.FileSource;
import dev.tarmac.pxe.tftp.TftpService;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/// Decides on the packets of a capture anew, with the code that decides on packets from the wire
/// and the capture's own clock. Leases live in memory and begin empty.
public final class Replay implements AutoCloseable {
    static final int DHCP = 67;
    static final int DHCP_CLIENT = 68;
    static final int PXE_BOOT_SERVER = 4011;
    static final int TFTP = 69;

    private final PxeConfig config;
    private final LeaseJournal journal;
    private final BootStages stages = new BootStages();
    private final DhcpService dhcp;
    private final ReplayedTransfers transfers;
    private final Consumer<Decision> decisions;
    private Instant now = Instant.EPOCH;

    /// @param largestBlock that goes through the link on which the server has that address
    /// @param events what happens is told as it is by a running server
    /// @param decisions each one, in its order
    public Replay(
            PxeConfig config,
            BootPolicy policy,
            FileSource files,
            ToIntFunction<Ip4Address> largestBlock,
            PxeEvents events,
            Consumer<Decision> decisions) {
        this.config = config;
        this.journal = new LeaseJournal(new MemoryLeaseStore());
        Set<Ip4Address> ours = Set.of(config.server());
        Leases leases = new Leases(config, ours, List.of(), journal, Occupancy.NOT_WATCHED);
        this.dhcp =
                new DhcpService(
                        config,
                        ours,
                        policy,
                        _ -> Optional.empty(),
                        leases,
                        stages,
                        new OtherServers(),
                        events);
        this.decisions = decisions;
        this.transfers =
                new ReplayedTransfers(
                        new TftpService(files, config.tftp()),
                        config.tftp(),
                        largestBlock,
                        leases,
                        stages,
                        events,
                        decisions);
    }

    /// The next datagram. A clock that goes back stands still.
    public void take(Datagram datagram) {
        if (datagram.at().isAfter(now)) now = datagram.at();
        transfers.passTo(now);
        int to = datagram.toPort();
        if (to == DHCP || to == DHCP_CLIENT || to == PXE_BOOT_SERVER) dhcp(datagram);
        else if (to == TFTP) transfers.request(datagram, now);
        else transfers.packet(datagram, now);
    }

    /// Lets the clock run on after the last packet: what still waits then times out.
    public void passTo(Instant later) {
        if (later.isAfter(now)) now = later;
        transfers.passTo(now);
    }

    /// The capture's clock.
    public Instant now() {
        return now;
    }

    private void dhcp(Datagram datagram) {
        try {
            if (!datagram.isWhole())
                throw new MalformedPacket(
                        "only " + datagram.payload().remaining() + " bytes of it were captured");
            Packet packet = PacketCodec.decode(datagram.payload());
            DhcpSummary heard = Summaries.of(packet);
            if (packet.isRequest()) decide(packet, heard, datagram.toPort() == PXE_BOOT_SERVER);
            else
                tell(
                        Optional.of(heard.mac()),
                        Decision.Kind.RECORDED,
                        heard.toString(),
                        sentBy(datagram));
        } catch (MalformedPacket e) {
            tell(
                    Optional.empty(),
                    Decision.Kind.MALFORMED,
                    "DHCP from " + Endpoint.from(datagram),
                    e.getMessage());
        }
    }

    private void decide(Packet packet, DhcpSummary heard, boolean atBootPort) {
        if (heard.isIpxe()) stages.startedFromUrl(heard.mac(), now);
        DhcpDecision decision = Summaries.of(dhcp.handle(packet, arrival(atBootPort), now));
        Decision.Kind kind =
                switch (decision) {
                    case DhcpDecision.Answered _ -> Decision.Kind.ANSWERED;
                    case DhcpDecision.Passed _ -> Decision.Kind.PASSED;
                    case DhcpDecision.Refused _ -> Decision.Kind.REFUSED;
                };
        tell(Optional.of(heard.mac()), kind, heard.toString(), decision.toString());
    }

    /// A capture does not tell the interface: it is taken for that of the server's own network,
    /// else for one that is in all networks.
    private Arrival arrival(boolean atBootPort) {
        List<Network> own =
                config.networkOf(config.server()).map(List::of).orElse(config.networks());
        return new Arrival(
                config.server(),
                own.stream().map(each -> new Attached(each, config.server())).toList(),
                atBootPort);
    }

    @Override
    public void close() {
        journal.close();
    }

    private static String sentBy(Datagram datagram) {
        return "said by " + datagram.from() + " when this was captured";
    }

    private void tell(Optional<MacAddress> mac, Decision.Kind kind, String heard, String outcome) {
        decisions.accept(new Decision(now, mac, kind, heard, outcome));
    }
}
