package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.PxePorts;
import dev.tarmac.pxe.dhcp.DhcpOutcome;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Done;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Refused;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Send;
import dev.tarmac.pxe.dhcp.DhcpService;
import dev.tarmac.pxe.dhcp.Packet;
import dev.tarmac.pxe.dhcp.PacketCodec;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.function.Supplier;

/// Bytes to a packet, [DhcpService], a packet to bytes. Whatever goes wrong with one packet, the
/// next one is served.
@ChannelHandler.Sharable
final class DhcpHandler extends SimpleChannelInboundHandler<DatagramPacket> {
    private static final Logger LOG = LoggerFactory.getLogger(DhcpHandler.class);

    private final DhcpService service;
    private final Supplier<Channel> sender;
    private final PxePorts ports;
    private final WarnLimit warnings = new WarnLimit();

    /// @param sender the socket that has the server's address
    DhcpHandler(DhcpService service, Supplier<Channel> sender, PxePorts ports) {
        this.service = service;
        this.sender = sender;
        this.ports = ports;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
        try {
            Packet request = PacketCodec.decode(datagram.content().nioBuffer());
            act(request, service.handle(request, Instant.now()));
        } catch (MalformedPacket e) {
            LOG.info("DHCP packet from {} dropped: {}", datagram.sender(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("DHCP packet from {} not answered", datagram.sender(), e);
        }
    }

    private void act(Packet request, DhcpOutcome outcome) {
        switch (outcome) {
            case Send(Packet reply, var to, boolean relayed) ->
                    send(reply, Sockets.at(to, clientPort(relayed)));
            case Done(String what) -> LOG.debug("DHCP {}: {}", request.mac(), what);
            case Refused(String reason) -> {
                if (warnings.allows(request.mac() + reason, Instant.now()))
                    LOG.warn("DHCP {} not answered: {}", request.mac(), reason);
            }
        }
    }

    private int clientPort(boolean relayed) {
        Channel channel = sender.get();
        // In tests the server's port is whatever was free.
        return relayed
                ? ((InetSocketAddress) channel.localAddress()).getPort()
                : ports.dhcpClient();
    }

    private void send(Packet reply, InetSocketAddress to) {
        LOG.debug("DHCP to {}: {}", to, reply);
        Channel channel = sender.get();
        var bytes = Unpooled.wrappedBuffer(PacketCodec.encode(reply));
        channel.writeAndFlush(new DatagramPacket(bytes, to))
                .addListener(
                        written -> {
                            if (!written.isSuccess())
                                LOG.error(
                                        "DHCP reply for {} did not leave to {}",
                                        reply.mac(),
                                        to,
                                        written.cause());
                        });
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.warn("DHCP socket: {}", cause.getMessage());
    }
}
