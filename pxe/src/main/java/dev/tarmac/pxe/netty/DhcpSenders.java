package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.WarnLimit;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramPacket;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// The sockets that answers leave by: one for each address of ours. Linux sends the limited
/// broadcast 255.255.255.255 out of the interface that the socket's own address belongs to, without
/// any route; a socket without address would need one, and would send to whatever network the route
/// names.
///
/// What one batch of requests is answered leaves together ([#flush]), and so does what other
/// threads send meanwhile: one system call takes many.
final class DhcpSenders {
    private static final Logger LOG = LoggerFactory.getLogger(DhcpSenders.class);

    private final Map<Ip4Address, Channel> channels = new ConcurrentHashMap<>();
    private final Map<Channel, Outbox> outboxes = new ConcurrentHashMap<>();
    private final int clientPort;
    private final WarnLimit warnings;

    DhcpSenders(int clientPort, WarnLimit warnings) {
        this.clientPort = clientPort;
        this.warnings = warnings;
    }

    void add(Ip4Address address, Channel channel) {
        channels.put(address, channel);
    }

    Optional<Channel> at(Ip4Address address) {
        return Optional.ofNullable(channels.get(address));
    }

    void toClient(Ip4Address from, Ip4Address to, byte[] packet) {
        write(channel(from), Sockets.at(to, clientPort), packet);
    }

    void toServer(Ip4Address from, Ip4Address to, byte[] packet) {
        Channel channel = channel(from);
        // In tests the server's port is whatever was free.
        write(channel, Sockets.at(to, Sockets.portOf(channel)), packet);
    }

    void through(Channel channel, InetSocketAddress to, byte[] packet) {
        write(channel, to, packet);
        channel.flush();
    }

    private Channel channel(Ip4Address from) {
        Channel channel = channels.get(from);
        if (channel == null) throw new IllegalStateException("no socket has the address " + from);
        return channel;
    }

    private void write(Channel channel, InetSocketAddress to, byte[] packet) {
        DatagramPacket datagram = new DatagramPacket(Unpooled.wrappedBuffer(packet), to);
        if (channel.eventLoop().inEventLoop()) write(channel, datagram);
        else outboxes.computeIfAbsent(channel, Outbox::new).add(datagram);
    }

    private void write(Channel channel, DatagramPacket datagram) {
        InetSocketAddress to = datagram.recipient();
        channel.write(datagram)
                .addListener(
                        done -> {
                            if (!done.isSuccess() && warnings.allows("send " + to, Instant.now()))
                                LOG.error("a DHCP reply did not leave to {}", to, done.cause());
                        });
    }

    void flush() {
        channels.values().forEach(Channel::flush);
    }

    /// What other threads send by one socket. The socket's own thread is woken once for all that
    /// gathers until it comes.
    private final class Outbox {
        private final Channel channel;
        private final Queue<DatagramPacket> waiting = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean isCalled = new AtomicBoolean();

        Outbox(Channel channel) {
            this.channel = channel;
        }

        void add(DatagramPacket datagram) {
            waiting.add(datagram);
            if (isCalled.compareAndSet(false, true)) channel.eventLoop().execute(this::empty);
        }

        private void empty() {
            // First: who adds from now on calls again.
            isCalled.set(false);
            for (DatagramPacket next = waiting.poll(); next != null; next = waiting.poll())
                write(channel, next);
            channel.flush();
        }
    }
}
