package dev.tarmac.pxe.netty;

import io.netty.bootstrap.AbstractBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.DefaultSelectStrategyFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SelectStrategyFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.DefaultThreadFactory;

import jdk.net.ExtendedSocketOptions;

import java.nio.channels.spi.SelectorProvider;

/// How sockets are waited for and written to. Linux's own way sends many datagrams with one system
/// call; Java's does the same work everywhere, datagram by datagram.
enum Transport {
    EPOLL,
    NIO;

    // linux/in.h
    private static final ChannelOption<Integer> MTU_DISCOVERY =
            new IntegerUnixChannelOption("IP_MTU_DISCOVER", 0, 10);
    private static final int NEVER = 0;
    private static final ChannelOption<Boolean> DO_NOT_FRAGMENT =
            NioChannelOption.of(ExtendedSocketOptions.IP_DONTFRAGMENT);

    /// The best one here. The library of [#EPOLL] is there for x86-64 and arm64, and must be
    /// allowed to be loaded from the folder of temporary files.
    static final Transport BEST = Epoll.isAvailable() ? EPOLL : NIO;

    private static final String LEAKS = "io.netty.leakDetection.level";

    static {
        // Every hundredth buffer would remember the stack that made it, which is felt per packet.
        // Who looks for a leak sets the property.
        if (System.getProperty(LEAKS) == null)
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
    }

    /// Daemon threads that sockets of this transport can be given to.
    EventLoopGroup threads(String name, int count) {
        return threads(name, count, DefaultSelectStrategyFactory.INSTANCE);
    }

    /// The same, each of which stays awake for a moment after each packet ([AttentiveStrategy]).
    EventLoopGroup attentiveThreads(String name, int count) {
        return threads(name, count, AttentiveStrategy::new);
    }

    private EventLoopGroup threads(String name, int count, SelectStrategyFactory strategy) {
        return new MultiThreadIoEventLoopGroup(
                count,
                new DefaultThreadFactory(name, true),
                switch (this) {
                    case EPOLL -> EpollIoHandler.newFactory(0, strategy);
                    case NIO -> NioIoHandler.newFactory(SelectorProvider.provider(), strategy);
                });
    }

    /// A UDP socket for IPv4, not yet open to anybody.
    DatagramChannel socket() {
        return switch (this) {
            case EPOLL -> new EpollDatagramChannel(SocketProtocolFamily.INET);
            case NIO -> new NioDatagramChannel(SocketProtocolFamily.INET);
        };
    }

    /// Whether one write can hand the kernel many datagrams in a row, cut by it into pieces (UDP
    /// segmentation offload, Linux 4.18).
    boolean cutsSegments() {
        return this == EPOLL && EpollDatagramChannel.isSegmentedDatagramPacketSupported();
    }

    /// Lets a datagram that is too long for some link be sent in fragments. Linux forbids that by
    /// default, and the mark of it in the packet confuses some ROMs.
    <B extends AbstractBootstrap<B, ?>> B allowingFragments(B bootstrap) {
        return switch (this) {
            case EPOLL -> bootstrap.option(MTU_DISCOVERY, NEVER);
            case NIO -> bootstrap.option(DO_NOT_FRAGMENT, false);
        };
    }
}
