package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.Printable;
import dev.tarmac.pxe.TftpLimits;
import dev.tarmac.pxe.WarnLimit;
import dev.tarmac.pxe.tftp.TftpCodec;
import dev.tarmac.pxe.tftp.TftpPacket;
import dev.tarmac.pxe.tftp.TftpPacket.Failure;
import dev.tarmac.pxe.tftp.TftpPacket.ReadRequest;
import dev.tarmac.pxe.tftp.TftpPacket.WriteRequest;
import dev.tarmac.pxe.tftp.TftpService;
import dev.tarmac.pxe.tftp.TftpService.Opening.Deny;
import dev.tarmac.pxe.tftp.TftpService.Opening.Serve;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The well-known TFTP port: each good request gets a [TransferHandler] on a socket of its own.
final class TftpHandler extends SimpleChannelInboundHandler<DatagramPacket> {
    private static final Logger LOG = LoggerFactory.getLogger(TftpHandler.class);

    /// IP 20, UDP 8, TFTP 4.
    private static final int HEADERS = 32;

    private final TftpService service;
    private final TftpLimits limits;
    private final TransferWatch watch;
    private final Function<Ip4Address, Optional<String>> vendorClassOf;
    private final BiFunction<EventLoop, TransferHandler, Bootstrap> sockets;
    private final EventLoopGroup waiting;
    private final WarnLimit warnings;

    // Touched on the thread of the listening socket alone.
    private final Map<InetSocketAddress, Running> transfers = new HashMap<>();
    private final Map<InetAddress, Integer> perClient = new HashMap<>();

    /// What goes through the server's own link in one piece.
    private int largestBlock = Integer.MAX_VALUE;

    private record Running(TransferHandler transfer, EventLoop thread) {}

    /// @param vendorClassOf what the client at that address said of itself by DHCP
    /// @param waiting for transfers of files that somebody has to be waited for
    /// @param sockets makes the socket of a transfer
    TftpHandler(
            TftpService service,
            TftpLimits limits,
            TransferWatch watch,
            Function<Ip4Address, Optional<String>> vendorClassOf,
            EventLoopGroup waiting,
            WarnLimit warnings,
            BiFunction<EventLoop, TransferHandler, Bootstrap> sockets) {
        this.service = service;
        this.limits = limits;
        this.watch = watch;
        this.vendorClassOf = vendorClassOf;
        this.waiting = waiting;
        this.warnings = warnings;
        this.sockets = sockets;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        InetAddress here = ((InetSocketAddress) context.channel().localAddress()).getAddress();
        try {
            NetworkInterface device = NetworkInterface.getByInetAddress(here);
            if (device != null) largestBlock = device.getMTU() - HEADERS;
        } catch (SocketException e) {
            LOG.warn("TFTP: how long a packet may be is not known: {}", e.getMessage());
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
        InetSocketAddress client = datagram.sender();
        try {
            TftpPacket packet = TftpCodec.decode(datagram.content().nioBuffer());
            if (packet instanceof ReadRequest request) read(context, client, request);
            else if (packet instanceof WriteRequest(String file))
                refuse(
                        context,
                        client,
                        new Failure(
                                Failure.ACCESS_VIOLATION,
                                Printable.of(file) + ": nothing is written here"));
            else LOG.debug("TFTP {} sent a late packet to the first port", client);
        } catch (MalformedPacket e) {
            refuse(context, client, new Failure(Failure.ILLEGAL_OPERATION, e.getMessage()));
        } catch (RuntimeException e) {
            if (warnings.allows("failed " + e.getClass(), Instant.now()))
                LOG.error("TFTP request from {} not answered", client, e);
        }
    }

    private void read(
            ChannelHandlerContext context, InetSocketAddress client, ReadRequest request) {
        Running before = transfers.get(client);
        if (before != null && before.transfer().isAnswering(request)) return;
        if (before != null)
            before.thread().execute(() -> before.transfer().abandon("the client asked anew"));
        if (transfers.size() >= limits.transfers()
                || perClient.getOrDefault(client.getAddress(), 0) >= limits.transfersPerClient()) {
            refuse(
                    context,
                    client,
                    new Failure(Failure.UNDEFINED, "too many transfers at once; try again later"));
            return;
        }
        Optional<String> vendorClass = vendorClassOf.apply(clientOf(client));
        switch (service.open(request, clientOf(client), vendorClass, largestBlock)) {
            case Deny(Failure failure) -> {
                watch.refused(clientOf(client), request.file(), failure.message());
                refuse(context, client, failure);
            }
            case Serve serve -> transfer(context, client, request, serve);
        }
    }

    private void transfer(
            ChannelHandlerContext context,
            InetSocketAddress client,
            ReadRequest request,
            Serve serve) {
        EventLoop listening = context.channel().eventLoop();
        EventLoop thread =
                serve.file().isMadeWhenRead() ? waiting.next() : listening.parent().next();
        TransferHandler transfer =
                new TransferHandler(request, serve, limits, clientOf(client), watch, warnings);
        Running running = new Running(transfer, thread);
        transfers.put(client, running);
        perClient.merge(client.getAddress(), 1, Integer::sum);
        InetAddress here = ((InetSocketAddress) context.channel().localAddress()).getAddress();
        ChannelFuture connected =
                sockets.apply(thread, transfer).connect(client, new InetSocketAddress(here, 0));
        Runnable over =
                () -> {
                    close(serve);
                    forget(client, running, listening);
                };
        connected.addListener(
                done -> {
                    if (done.isSuccess()) {
                        connected.channel().closeFuture().addListener(_ -> over.run());
                        return;
                    }
                    if (warnings.allows("no socket " + done.cause().getMessage(), Instant.now()))
                        LOG.error("no socket for {}", client, done.cause());
                    // When not even a channel could be made (no file descriptor is left), Netty
                    // tells it on a thread of its own, and that channel's close future never ends:
                    // hence the hop, and no waiting for it.
                    thread.execute(() -> connected.channel().unsafe().closeForcibly());
                    over.run();
                });
    }

    private static void close(Serve serve) {
        try {
            serve.file().close();
        } catch (IOException e) {
            LOG.debug("closing {}", serve.path(), e);
        }
    }

    private void forget(InetSocketAddress client, Running running, EventLoop listening) {
        try {
            listening.execute(
                    () -> {
                        transfers.remove(client, running);
                        perClient.computeIfPresent(
                                client.getAddress(), (_, count) -> count == 1 ? null : count - 1);
                    });
        } catch (RejectedExecutionException stopped) {
            LOG.debug("TFTP {}: nobody listens any more", client);
        }
    }

    private void refuse(ChannelHandlerContext context, InetSocketAddress client, Failure failure) {
        if (warnings.allows(client.getAddress() + failure.message(), Instant.now()))
            LOG.warn("TFTP {} refused: {}", client, failure.message());
        var bytes = Unpooled.wrappedBuffer(TftpCodec.encode(failure));
        context.writeAndFlush(new DatagramPacket(bytes, client))
                .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }

    private static Ip4Address clientOf(InetSocketAddress client) {
        // The socket is bound to an IPv4 address, so nobody else can reach it.
        return Ip4Address.of((Inet4Address) client.getAddress());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (warnings.allows("socket " + cause.getMessage(), Instant.now()))
            LOG.warn("TFTP socket: {}", cause.getMessage());
    }
}
