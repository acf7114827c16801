package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.Printable;
import dev.tarmac.pxe.TftpLimits;
import dev.tarmac.pxe.tftp.TftpCodec;
import dev.tarmac.pxe.tftp.TftpPacket;
import dev.tarmac.pxe.tftp.TftpPacket.Acknowledgement;
import dev.tarmac.pxe.tftp.TftpPacket.Failure;
import dev.tarmac.pxe.tftp.TftpPacket.OptionAcknowledgement;
import dev.tarmac.pxe.tftp.TftpPacket.ReadRequest;
import dev.tarmac.pxe.tftp.TftpService.Opening.Serve;
import dev.tarmac.pxe.tftp.Transfer;
import dev.tarmac.pxe.tftp.Transfer.Action;
import dev.tarmac.pxe.tftp.Transfer.Event;
import dev.tarmac.pxe.tftp.Transfer.Step;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.concurrent.ScheduledFuture;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.PortUnreachableException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// One transfer on a socket that is connected to its client, so that the kernel lets nobody else
/// in. Does what [Transfer] decides. Whoever opened the file closes it when the socket closes.
final class TransferHandler extends SimpleChannelInboundHandler<DatagramPacket> {
    private static final Logger LOG = LoggerFactory.getLogger(TransferHandler.class);
    private static final int DATA_HEADER = 4;

    private final ReadRequest request;
    private final Serve serve;
    private final TftpLimits limits;
    private final Ip4Address client;
    private final TransferWatch watch;
    private Transfer transfer;
    private ChannelHandlerContext context;
    private ScheduledFuture<?> timer;
    private boolean hasStarted;
    private boolean hasLeftWhole;
    private boolean isUnreachable;
    private boolean isOver;

    TransferHandler(
            ReadRequest request,
            Serve serve,
            TftpLimits limits,
            Ip4Address client,
            TransferWatch watch) {
        this.request = request;
        this.serve = serve;
        this.limits = limits;
        this.client = client;
        this.watch = watch;
    }

    /// Whether this request is the one that is being answered, heard twice: the client has not
    /// spoken since. Another request from the same port is another wish, as of a ROM that asks for
    /// the size first and forgets to say that it needs no more.
    boolean isAnswering(ReadRequest other) {
        return request.equals(other) && (transfer == null || transfer.acknowledged() <= 0);
    }

    void abandon(String reason) {
        if (context == null) isOver = true;
        else fail(reason);
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        if (isOver) active.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
        else {
            Step begin = Transfer.begin(serve.terms(), limits);
            watch.agreed(client, name(), TransferWatch.terms(request, begin.next()));
            take(begin);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext unused, DatagramPacket datagram) {
        if (isOver) return;
        isUnreachable = false;
        try {
            TftpPacket packet = TftpCodec.decode(datagram.content().nioBuffer());
            if (packet instanceof Acknowledgement(int block))
                take(transfer.on(new Event.Acknowledged(block)));
            else if (packet instanceof Failure(int code, String message))
                take(transfer.on(new Event.GivenUp(code + " " + Printable.of(message))));
            else LOG.debug("TFTP {} sent something else in the middle of {}", client, serve.path());
        } catch (MalformedPacket e) {
            LOG.info("TFTP packet from {} dropped: {}", client, e.getMessage());
        }
    }

    private void take(Step step) {
        transfer = step.next();
        for (Action action : step.actions()) if (!isOver) act(action);
        if (isOver) return;
        context.flush();
        if (!hasLeftWhole && transfer.wasSentWhole()) {
            hasLeftWhole = true;
            watch.sentWhole(client, name());
        }
    }

    private void act(Action action) {
        switch (action) {
            case Action.SendOptions() -> send(new OptionAcknowledgement(serve.terms().accepted()));
            case Action.SendBlock(long number) -> sendBlock(number);
            case Action.Wait(Duration duration) -> await(duration);
            case Action.Finish() -> finish();
            case Action.Fail(String reason) -> fail(reason);
        }
    }

    private void send(TftpPacket packet) {
        write(Unpooled.wrappedBuffer(TftpCodec.encode(packet)));
    }

    private void sendBlock(long number) {
        if (!hasStarted) {
            hasStarted = true;
            watch.started(client, name(), serve.file().size());
        }
        int length = serve.terms().length(number);
        ByteBuf block = context.alloc().directBuffer(DATA_HEADER + length);
        block.writeShort(TftpCodec.DATA).writeShort((int) (number & 0xFFFF));
        try {
            serve.file().read(serve.terms().offset(number), block.nioBuffer(DATA_HEADER, length));
        } catch (IOException e) {
            block.release();
            send(new Failure(Failure.UNDEFINED, "the file cannot be read any more"));
            fail("reading at " + serve.terms().offset(number) + ": " + e.getMessage());
            return;
        }
        write(block.writerIndex(DATA_HEADER + length));
    }

    private void write(ByteBuf bytes) {
        context.write(bytes).addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }

    private void await(Duration duration) {
        if (timer != null) timer.cancel(false);
        timer =
                context.executor()
                        .schedule(this::timeOut, duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void timeOut() {
        if (isUnreachable) fail("the client closed its port");
        else if (!isOver) {
            watch.silent(client, name(), TransferWatch.terms(request, transfer), transfer);
            take(transfer.on(new Event.TimedOut()));
        }
    }

    private void finish() {
        end();
        watch.finished(client, name(), serve.file().size());
        LOG.info("TFTP {} has {} ({} bytes)", client, name(), serve.file().size());
    }

    /// A client that asks for the size and then breaks off, as UEFI firmware does, has not failed.
    private void fail(String reason) {
        if (isOver) return;
        end();
        if (hasStarted) {
            watch.failed(client, name(), transfer.acknowledgedBytes(), reason);
            LOG.warn("TFTP {} does not have {}: {}", client, name(), reason);
        } else LOG.debug("TFTP {} asked for {} only: {}", client, name(), reason);
    }

    private void end() {
        isOver = true;
        if (timer != null) timer.cancel(false);
        context.flush();
        context.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }

    private String name() {
        return serve.path().toString();
    }

    @Override
    public void channelInactive(ChannelHandlerContext unused) {
        fail("the server stopped");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext unused, Throwable cause) {
        if (context == null) LOG.warn("TFTP {}: {}", client, cause.getMessage());
        // The news overtakes packets that came before it: a client says "got all" and closes while
        // repeated blocks are still on their way to it. The next timeout decides.
        else if (cause instanceof PortUnreachableException) isUnreachable = true;
        else fail(String.valueOf(cause));
    }
}
