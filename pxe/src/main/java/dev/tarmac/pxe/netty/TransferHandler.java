package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.Printable;
import dev.tarmac.pxe.TftpLimits;
import dev.tarmac.pxe.WarnLimit;
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

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Instant;

/// One transfer on a socket that is connected to its client, so that the kernel lets nobody else
/// in. Does what [Transfer] decides. Whoever opened the file closes it when the socket closes.
final class TransferHandler extends SimpleChannelInboundHandler<DatagramPacket> {
    private static final Logger LOG = LoggerFactory.getLogger(TransferHandler.class);

    private final ReadRequest request;
    private final Serve serve;
    private final TftpLimits limits;
    private final Ip4Address client;
    private final TransferWatch watch;
    private final WarnLimit warnings;
    private final Patience patience = new Patience(this::timeOut);
    private Transfer transfer;
    private ChannelHandlerContext context;
    private BlockWriter blocks;
    private boolean hasStarted;
    private boolean hasLeftWhole;
    private boolean isUnreachable;
    private boolean isOver;

    /// Seen by the thread of the listening socket, too.
    private volatile boolean hasHeardFromClient;

    TransferHandler(
            ReadRequest request,
            Serve serve,
            TftpLimits limits,
            Ip4Address client,
            TransferWatch watch,
            WarnLimit warnings) {
        this.request = request;
        this.serve = serve;
        this.limits = limits;
        this.client = client;
        this.watch = watch;
        this.warnings = warnings;
    }

    /// Whether this request is the one that is being answered, heard twice: the client has not
    /// taken a block since. Another request from the same port is another wish, as of a ROM that
    /// asks for the size first and forgets to say that it needs no more.
    boolean isAnswering(ReadRequest other) {
        return !hasHeardFromClient && request.equals(other);
    }

    /// On the thread of this transfer.
    void abandon(String reason) {
        if (context == null) isOver = true;
        else fail(reason);
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        blocks = new BlockWriter(active, serve, this::resent);
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
            if (warnings.allows("malformed " + client, Instant.now()))
                LOG.info("TFTP packet from {} dropped: {}", client, e.getMessage());
        }
    }

    private void take(Step step) {
        transfer = step.next();
        for (Action action : step.actions()) if (!isOver) act(action);
        if (isOver) return;
        context.flush();
        if (!hasHeardFromClient && transfer.acknowledged() > 0) hasHeardFromClient = true;
        if (!hasLeftWhole && transfer.wasSentWhole()) {
            hasLeftWhole = true;
            watch.sentWhole(client, name());
        }
    }

    private void act(Action action) {
        switch (action) {
            case Action.SendOptions() -> send(new OptionAcknowledgement(serve.terms().accepted()));
            case Action.SendBlocks(long first, long last) -> sendBlocks(first, last);
            case Action.Wait(var duration) -> patience.until(context.executor(), duration);
            case Action.Finish() -> finish();
            case Action.Fail(String reason) -> fail(reason);
        }
    }

    private void send(TftpPacket packet) {
        context.write(Unpooled.wrappedBuffer(TftpCodec.encode(packet)))
                .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }

    private void sendBlocks(long first, long last) {
        if (!hasStarted) {
            hasStarted = true;
            watch.started(client, name(), serve.file().size());
        }
        try {
            blocks.write(first, last);
        } catch (IOException e) {
            send(new Failure(Failure.UNDEFINED, "the file cannot be read any more"));
            fail("reading " + e.getMessage());
        }
    }

    /// What the kernel did not take in one piece goes once more, block by block.
    private void resent(long first, long last) {
        if (isOver) return;
        sendBlocks(first, last);
        context.flush();
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
            // Anybody can ask in the name of somebody who never answers.
            if (warnings.allows("not whole " + client + reason, Instant.now()))
                LOG.warn("TFTP {} does not have {}: {}", client, name(), reason);
        } else LOG.debug("TFTP {} asked for {} only: {}", client, name(), reason);
    }

    private void end() {
        isOver = true;
        patience.end();
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
        if (context == null) {
            if (warnings.allows("socket " + cause.getMessage(), Instant.now()))
                LOG.warn("TFTP {}: {}", client, cause.getMessage());
        }
        // The news overtakes packets that came before it: a client says "got all" and closes while
        // repeated blocks are still on their way to it. The next timeout decides.
        else if (BlockWriter.isPortUnreachable(cause)) isUnreachable = true;
        else fail(String.valueOf(cause));
    }
}
