package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxeEvents;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.TftpLimits;
import dev.tarmac.pxe.WarnLimit;
import dev.tarmac.pxe.dhcp.BootStages;
import dev.tarmac.pxe.dhcp.lease.LeaseJournal;
import dev.tarmac.pxe.dhcp.lease.Leases;
import dev.tarmac.pxe.dhcp.lease.MemoryLeaseStore;
import dev.tarmac.pxe.dhcp.lease.Occupancy;
import dev.tarmac.pxe.tftp.FileSource;
import dev.tarmac.pxe.tftp.TftpService;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/// TFTP alone, on a port of the loopback interface.
final class TftpOnLoopback implements AutoCloseable {
    private static final Ip4Address HERE = Ip4Address.parse("127.0.0.1");

    private final EventLoopGroup threads = Sockets.tftpThreads();
    private final Channel listener;

    TftpOnLoopback(FileSource files, TftpLimits limits, PxeEvents events) throws CannotServe {
        this(files, limits, events, Sockets::transfer);
    }

    /// @param sockets makes the socket of a transfer
    TftpOnLoopback(
            FileSource files,
            TftpLimits limits,
            PxeEvents events,
            BiFunction<EventLoop, TransferHandler, Bootstrap> sockets)
            throws CannotServe {
        Leases nobody =
                new Leases(
                        PxeConfig.of(
                                HERE,
                                Subnet.parse("127.0.0.0/8"),
                                AddressRange.parse("127.9.0.1", "127.9.0.9")),
                        Set.of(HERE),
                        List.of(),
                        new LeaseJournal(new MemoryLeaseStore()),
                        Occupancy.NOT_WATCHED);
        TftpHandler handler =
                new TftpHandler(
                        new TftpService(files, limits),
                        limits,
                        new TransferWatch(nobody, new BootStages(), events),
                        client -> Optional.empty(),
                        threads,
                        new WarnLimit(hidden -> {}),
                        sockets);
        listener = Sockets.tftp(threads, handler, Sockets.at(HERE, 0));
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    int port() {
        return address().getPort();
    }

    @Override
    public void close() {
        threads.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
