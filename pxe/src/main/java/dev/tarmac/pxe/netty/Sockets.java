package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.Ip4Address;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.RawUnixChannelOption;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Opens UDP sockets; what goes wrong is told with its fix.
final class Sockets {
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
    private static final int DHCP_RECEIVE_BUFFER = 4 << 20;

    /// A DHCP packet fits into one Ethernet frame; longer ones are cut off and dropped as damaged.
    private static final int PACKET = 2048;

    private static final int PACKETS_AT_ONCE = 32;

    // asm-generic/socket.h: SOL_SOCKET, SO_BINDTODEVICE; net/if.h: IFNAMSIZ.
    private static final int DEVICE_NAME = 16;
    private static final ChannelOption<ByteBuffer> TO_DEVICE =
            new RawUnixChannelOption("SO_BINDTODEVICE", 1, 25, DEVICE_NAME);

    // Beyond net.core.rmem_max, which is 208 kB by default: as much as 150 packets, or what a rack
    // sends while a collector of garbage runs once. Only root may.
    private static final ChannelOption<Integer> RECEIVE_BUFFER_BY_FORCE =
            new IntegerUnixChannelOption("SO_RCVBUFFORCE", 1, 33);

    /// The requests of a rack that was switched on.
    private static final int TFTP_RECEIVE_BUFFER = 1 << 20;

    private static final int MOST_TFTP_THREADS = 4;

    /// Acknowledgements, and now and then an error with its reason.
    private static final RecvByteBufAllocator FROM_A_CLIENT = new FixedRecvByteBufAllocator(576);

    private Sockets() {}

    /// One thread per protocol: the state machines need no locks, and a slow answer of the database
    /// to DHCP holds no TFTP transfer up (who has an address is read without waiting, see Leases).
    static EventLoopGroup oneThread(String name) {
        return Transport.BEST.threads(name, 1);
    }

    /// Several sockets may have this port: those that hear broadcasts, which only reach a socket
    /// without an address of its own, and those that answers come from.
    static Channel dhcp(EventLoopGroup group, ChannelHandler handler, InetSocketAddress local)
            throws CannotServe {
        return roomy(bound(dhcp(group, handler), local, "DHCP"), DHCP_RECEIVE_BUFFER);
    }

    /// A socket that hears one interface and no other.
    static Channel dhcpOn(
            String device, EventLoopGroup group, ChannelHandler handler, InetSocketAddress local)
            throws CannotServe {
        return roomy(
                bound(
                        dhcp(group, handler).option(TO_DEVICE, deviceName(device)),
                        local,
                        "DHCP on " + device),
                DHCP_RECEIVE_BUFFER);
    }

    private static Bootstrap dhcp(EventLoopGroup group, ChannelHandler handler) {
        Bootstrap bootstrap =
                bootstrap(group, handler)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .option(ChannelOption.SO_BROADCAST, true);
        // With this one system call fetches many packets.
        if (Transport.BEST == Transport.EPOLL)
            bootstrap
                    .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, PACKET)
                    .option(
                            ChannelOption.RECVBUF_ALLOCATOR,
                            new FixedRecvByteBufAllocator(PACKET * PACKETS_AT_ONCE));
        return bootstrap;
    }

    private static Channel roomy(Channel channel, int bytes) {
        channel.config().setOption(ChannelOption.SO_RCVBUF, bytes);
        if (Transport.BEST != Transport.EPOLL) return channel;
        try {
            channel.config().setOption(RECEIVE_BUFFER_BY_FORCE, bytes);
        } catch (ChannelException notRoot) {
            LOG.debug("net.core.rmem_max limits the receive buffer of {}", channel, notRoot);
        }
        return channel;
    }

    private static ByteBuffer deviceName(String device) {
        byte[] name = device.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(DEVICE_NAME).put(name).rewind();
    }

    static int portOf(Channel channel) {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /// A transfer stays on one thread, so that its state machine needs no lock either; many
    /// transfers are more than one processor can send.
    static EventLoopGroup tftpThreads() {
        int half = Runtime.getRuntime().availableProcessors() / 2;
        return Transport.BEST.attentiveThreads("tftp", Math.clamp(half, 1, MOST_TFTP_THREADS));
    }

    static Channel tftp(EventLoopGroup group, ChannelHandler handler, InetSocketAddress local)
            throws CannotServe {
        return roomy(
                bound(Transport.BEST.allowingFragments(bootstrap(group, handler)), local, "TFTP"),
                TFTP_RECEIVE_BUFFER);
    }

    /// The socket of one transfer, not yet connected to its client.
    static Bootstrap transfer(EventLoopGroup group, ChannelHandler handler) {
        return Transport.BEST
                .allowingFragments(bootstrap(group, handler))
                .option(ChannelOption.RECVBUF_ALLOCATOR, FROM_A_CLIENT);
    }

    private static Bootstrap bootstrap(EventLoopGroup group, ChannelHandler handler) {
        return new Bootstrap().group(group).channelFactory(Transport.BEST::socket).handler(handler);
    }

    private static Channel bound(Bootstrap bootstrap, InetSocketAddress local, String protocol)
            throws CannotServe {
        ChannelFuture bind = bootstrap.bind(local).awaitUninterruptibly();
        if (bind.isSuccess()) return bind.channel();
        throw refused(protocol, local, bind.cause());
    }

    private static CannotServe refused(String protocol, InetSocketAddress local, Throwable cause) {
        String where =
                protocol + " on " + local.getAddress().getHostAddress() + ":" + local.getPort();
        String said = String.valueOf(cause.getMessage());
        if (said.contains("Permission denied"))
            return new CannotServe(
                    where, "ports below 1024 belong to root", "run this command with sudo", cause);
        if (said.contains("in use"))
            return new CannotServe(
                    where,
                    "another program has this port",
                    "stop it; this shows which one: ss -lunp 'sport = :" + local.getPort() + "'",
                    cause);
        if (said.contains("assign requested address"))
            return new CannotServe(
                    where,
                    "this machine does not have the address",
                    "give the address of the interface in the boot network; this shows them: ip -4"
                            + " address",
                    cause);
        return new CannotServe(
                where, String.valueOf(cause), "look at: ss -lunp; ip -4 address", cause);
    }

    static InetSocketAddress at(Ip4Address address, int port) {
        return new InetSocketAddress(address.toInet(), port);
    }
}
