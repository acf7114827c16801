package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.capture.Datagram;
import dev.tarmac.pxe.capture.Tap;
import dev.tarmac.pxe.tftp.TftpCodec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;

/// The first in a pipeline: shows a copy of every datagram to a [Tap] and passes it on unchanged.
@ChannelHandler.Sharable
final class CaptureHandler extends ChannelDuplexHandler {
    /// What is kept of a TFTP block besides its number.
    private static final int KEPT_OF_DATA = 32;

    private static final int LONGEST_KEPT = 4096;

    private final Tap tap;

    CaptureHandler(Tap tap) {
        this.tap = tap;
    }

    /// The same handler behind this one.
    ChannelHandler before(ChannelHandler handler) {
        CaptureHandler self = this;
        return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(self, handler);
            }
        };
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof DatagramPacket packet)
            see(packet.content(), packet.sender(), here(context));
        super.channelRead(context, message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
            throws Exception {
        if (message instanceof SegmentedDatagramPacket packet) seePieces(context, packet);
        else if (message instanceof DatagramPacket packet)
            see(packet.content(), here(context), receiver(context, packet));
        else if (message instanceof ByteBuf bytes)
            see(bytes, here(context), context.channel().remoteAddress());
        super.write(context, message, promise);
    }

    /// As the kernel cuts it.
    private void seePieces(ChannelHandlerContext context, SegmentedDatagramPacket packet) {
        ByteBuf bytes = packet.content();
        for (int start = bytes.readerIndex(); start < bytes.writerIndex(); ) {
            int length = Math.min(packet.segmentSize(), bytes.writerIndex() - start);
            see(bytes.slice(start, length), here(context), receiver(context, packet));
            start += length;
        }
    }

    /// On a connected socket a datagram need not say it.
    private static SocketAddress receiver(ChannelHandlerContext context, DatagramPacket packet) {
        return packet.recipient() == null ? context.channel().remoteAddress() : packet.recipient();
    }

    private static SocketAddress here(ChannelHandlerContext context) {
        return context.channel().localAddress();
    }

    private void see(ByteBuf bytes, SocketAddress from, SocketAddress to) {
        if (!(from instanceof InetSocketAddress sender)
                || !(to instanceof InetSocketAddress receiver)
                || bytes.readableBytes() > Datagram.LONGEST) return;
        byte[] copy = new byte[kept(bytes)];
        bytes.getBytes(bytes.readerIndex(), copy);
        tap.saw(
                new Datagram(
                        Instant.now(),
                        address(sender, Ip4Address.NONE),
                        sender.getPort(),
                        address(receiver, Ip4Address.BROADCAST),
                        receiver.getPort(),
                        ByteBuffer.wrap(copy),
                        bytes.readableBytes()));
    }

    private static int kept(ByteBuf bytes) {
        int length = bytes.readableBytes();
        boolean isData = length > 4 && bytes.getShort(bytes.readerIndex()) == TftpCodec.DATA;
        return Math.min(length, isData ? 4 + KEPT_OF_DATA : LONGEST_KEPT);
    }

    /// A client without an address says so; a socket without one hears broadcasts, and the datagram
    /// does not say which.
    private static Ip4Address address(InetSocketAddress socket, Ip4Address none) {
        if (!(socket.getAddress() instanceof Inet4Address address) || address.isAnyLocalAddress())
            return none;
        return Ip4Address.of(address);
    }
}
