package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.tftp.BootFile;
import dev.tarmac.pxe.tftp.Terms;
import dev.tarmac.pxe.tftp.TftpCodec;
import dev.tarmac.pxe.tftp.TftpService.Opening.Serve;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.unix.Errors;
import io.netty.channel.unix.SegmentedDatagramPacket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;

/// Writes blocks of a file to the socket of its transfer: a window in one piece that the kernel
/// cuts, where it does, block by block elsewhere.
final class BlockWriter {
    private static final int HEADER = 4;

    /// Linux cuts a datagram, which has 65507 bytes at most, into 64 at most.
    private static final int MOST_BYTES = 65_507;

    private static final int MOST_SEGMENTS = 64;

    private final ChannelHandlerContext context;
    private final BootFile file;
    private final Terms terms;
    private final Again again;
    private boolean inOnePiece = Transport.BEST.cutsSegments();

    /// Blocks that have to be written once more.
    @FunctionalInterface
    interface Again {
        void write(long first, long last);
    }

    BlockWriter(ChannelHandlerContext context, Serve serve, Again again) {
        this.context = context;
        this.file = serve.file();
        this.terms = serve.terms();
        this.again = again;
    }

    /// Without flushing.
    ///
    /// @throws IOException when the file cannot be read; the blocks before that place are written
    void write(long first, long last) throws IOException {
        int atOnce =
                inOnePiece ? Math.min(MOST_SEGMENTS, MOST_BYTES / (HEADER + terms.blockSize())) : 1;
        for (long block = first; block <= last; block += atOnce)
            writeTogether(block, Math.min(last, block + atOnce - 1));
    }

    private void writeTogether(long first, long last) throws IOException {
        int count = (int) (last - first + 1);
        ByteBuf bytes = context.alloc().directBuffer(count * (HEADER + terms.blockSize()));
        try {
            for (long block = first; block <= last; block++) append(bytes, block);
        } catch (IOException e) {
            bytes.release();
            throw e;
        }
        if (count > 1) {
            writeSegments(bytes, first, last);
            return;
        }
        // A failure comes as an exception of the channel.
        var _ = context.write(bytes, context.voidPromise());
    }

    private void append(ByteBuf bytes, long block) throws IOException {
        int length = terms.length(block);
        long offset = terms.offset(block);
        bytes.writeShort(TftpCodec.DATA).writeShort((int) (block & 0xFFFF));
        int start = bytes.writerIndex();
        try {
            file.read(offset, bytes.internalNioBuffer(start, length));
        } catch (IOException | RuntimeException e) {
            throw new IOException("at " + offset + ": " + e.getMessage(), e);
        }
        bytes.writerIndex(start + length);
    }

    private void writeSegments(ByteBuf bytes, long first, long last) {
        // Without a recipient: the socket is connected, and the kernel need not look for the way.
        InetSocketAddress sender = (InetSocketAddress) context.channel().localAddress();
        ChannelFuture written =
                context.write(
                        new SegmentedDatagramPacket(
                                bytes, HEADER + terms.blockSize(), null, sender));
        written.addListener(
                done -> {
                    if (done.isSuccess()) return;
                    // A client that is gone is not helped by single blocks.
                    if (isPortUnreachable(done.cause())) context.fireExceptionCaught(done.cause());
                    else {
                        inOnePiece = false;
                        again.write(first, last);
                    }
                });
    }

    static boolean isPortUnreachable(Throwable cause) {
        return cause instanceof PortUnreachableException
                || (cause instanceof Errors.NativeIoException failed
                        && failed.expectedErr() == Errors.ERROR_ECONNREFUSED_NEGATIVE);
    }
}
