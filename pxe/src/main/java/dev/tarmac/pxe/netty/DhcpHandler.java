package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.WarnLimit;
import dev.tarmac.pxe.dhcp.Arrival;
import dev.tarmac.pxe.dhcp.DhcpOutcome;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Destination;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Done;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Refused;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Send;
import dev.tarmac.pxe.dhcp.DhcpService;
import dev.tarmac.pxe.dhcp.Packet;
import dev.tarmac.pxe.dhcp.PacketCodec;
import dev.tarmac.pxe.dhcp.lease.LeaseJournal;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetSocketAddress;
import java.time.Instant;

/// What one DHCP socket hears: bytes to a packet, [DhcpService], a packet to bytes. Whatever goes
/// wrong with one packet, the next one is served.
final class DhcpHandler extends SimpleChannelInboundHandler<DatagramPacket> {
    private static final Logger LOG = LoggerFactory.getLogger(DhcpHandler.class);

    private final DhcpService service;
    private final Arrival arrival;
    private final DhcpSenders senders;
    private final LeaseJournal journal;
    private final WarnLimit warnings;

    /// @param arrival where this socket hears
    DhcpHandler(
            DhcpService service,
            Arrival arrival,
            DhcpSenders senders,
            LeaseJournal journal,
            WarnLimit warnings) {
        this.service = service;
        this.arrival = arrival;
        this.senders = senders;
        this.journal = journal;
        this.warnings = warnings;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
        InetSocketAddress asker = datagram.sender();
        try {
            Packet request = PacketCodec.decode(datagram.content().nioBuffer());
            act(context.channel(), request, asker, service.handle(request, arrival, Instant.now()));
        } catch (MalformedPacket e) {
            if (warnings.allows("malformed " + asker.getAddress(), Instant.now()))
                LOG.info("DHCP packet from {} dropped: {}", asker, e.getMessage());
        } catch (RuntimeException e) {
            if (warnings.allows("failed " + e.getClass(), Instant.now()))
                LOG.error("DHCP packet from {} not answered", asker, e);
        }
    }

    private void act(Channel heard, Packet request, InetSocketAddress asker, DhcpOutcome outcome) {
        switch (outcome) {
            case Send send when send.whenKept() ->
                    journal.whenKept(
                            () -> send(heard, send, asker), failure -> notKept(send, failure));
            case Send send -> send(heard, send, asker);
            case Done(String what) -> LOG.debug("DHCP {}: {}", request.mac(), what);
            case Refused(String reason) -> {
                if (warnings.allows(request.mac() + reason, Instant.now()))
                    LOG.warn("DHCP {} not answered: {}", request.mac(), reason);
            }
        }
    }

    private void send(Channel heard, Send send, InetSocketAddress asker) {
        LOG.debug("DHCP to {}: {}", send.to(), send.packet());
        switch (send.to()) {
            case Destination.Everybody() ->
                    senders.toClient(send.from(), Ip4Address.BROADCAST, bytes(send));
            case Destination.Host(Ip4Address host) ->
                    senders.toClient(send.from(), host, bytes(send));
            case Destination.Relay(Ip4Address relay) ->
                    senders.toServer(send.from(), relay, bytes(send));
            case Destination.Asker() -> senders.through(heard, asker, bytes(send));
        }
    }

    private static byte[] bytes(Send send) {
        return PacketCodec.encode(send.packet());
    }

    private void notKept(Send send, RuntimeException failure) {
        if (warnings.allows("not kept", Instant.now()))
            LOG.error(
                    "DHCP {} gets no ACK, its lease could not be kept; see the disk of `data:`",
                    send.packet().mac(),
                    failure);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        senders.flush();
        context.fireChannelReadComplete();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (warnings.allows("socket " + cause.getMessage(), Instant.now()))
            LOG.warn("DHCP socket: {}", cause.getMessage());
    }
}
