package dev.tarmac.pxe.ndp;

import dev.tarmac.pxe.linux.NativeCall;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A raw ICMPv6 socket on one interface of Linux, which Java has no class for: hears router
/// solicitations, sends to one address. Needs root.
final class IcmpSocket implements Solicitations {
    private static final ValueLayout INT = ValueLayout.JAVA_INT;
    private static final ValueLayout LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout POINTER = ValueLayout.ADDRESS;

    // Numbers of Linux: bits/socket.h, linux/in6.h, linux/icmpv6.h, and asm-generic/socket.h, which
    // x86 and ARM use (not MIPS, PA-RISC and SPARC).
    private static final int INET6 = 10;
    private static final int RAW_CLOSE_ON_EXEC = 3 | 0x80000;
    private static final int ICMP6 = 58;
    private static final int SOCKET_LEVEL = 1;
    private static final int RECEIVE_TIMEOUT = 20;
    private static final int BIND_TO_DEVICE = 25;
    private static final int IP6_LEVEL = 41;
    private static final int UNICAST_HOPS = 16;
    private static final int JOIN_GROUP = 20;
    private static final int ICMP6_FILTER = 1;
    private static final int TRY_AGAIN = 11;
    private static final int INTERRUPTED = 4;

    private static final int ADDRESS_BYTES = 28;
    private static final int PACKET_BYTES = 1500;
    private static final int WAIT_SECONDS = 1;

    private static final NativeCall OPEN = new NativeCall("socket", INT, INT, INT, INT);
    private static final NativeCall SET =
            new NativeCall("setsockopt", INT, INT, INT, INT, POINTER, INT);
    private static final NativeCall RECEIVE =
            new NativeCall("recvfrom", LONG, INT, POINTER, LONG, INT, POINTER, POINTER);
    private static final NativeCall SEND =
            new NativeCall("sendto", LONG, INT, POINTER, LONG, INT, POINTER, INT);
    private static final NativeCall CLOSE = new NativeCall("close", INT, INT);

    private final int socket;

    IcmpSocket(String device, int deviceIndex) throws IOException {
        socket = (int) OPEN.run(INET6, RAW_CLOSE_ON_EXEC, ICMP6);
        try {
            option(SOCKET_LEVEL, BIND_TO_DEVICE, nameOf(device));
            option(SOCKET_LEVEL, RECEIVE_TIMEOUT, longs(WAIT_SECONDS, 0));
            option(ICMP6, ICMP6_FILTER, onlySolicitations());
            option(IP6_LEVEL, JOIN_GROUP, allRouters(deviceIndex));
            // RFC 4861 section 6.1.2: with less, somebody far away could have sent it.
            option(IP6_LEVEL, UNICAST_HOPS, ints(255));
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private static byte[] nameOf(String device) {
        return (device + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] longs(long... values) {
        byte[] bytes = new byte[8 * values.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asLongBuffer().put(values);
        return bytes;
    }

    private static byte[] ints(int... values) {
        byte[] bytes = new byte[4 * values.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asIntBuffer().put(values);
        return bytes;
    }

    /// One bit per ICMP type; a set bit blocks it.
    private static byte[] onlySolicitations() {
        int[] blocked = new int[8];
        Arrays.fill(blocked, -1);
        blocked[RouterSolicitation.TYPE / 32] &= ~(1 << RouterSolicitation.TYPE % 32);
        return ints(blocked);
    }

    /// ff02::2.
    private static byte[] allRouters(int deviceIndex) {
        byte[] request = new byte[20];
        request[0] = (byte) 0xFF;
        request[1] = 2;
        request[15] = 2;
        System.arraycopy(ints(deviceIndex), 0, request, 16, 4);
        return request;
    }

    private void option(int level, int name, byte[] value) throws IOException {
        try (Arena here = Arena.ofConfined()) {
            MemorySegment bytes = here.allocateFrom(ValueLayout.JAVA_BYTE, value);
            SET.run(socket, level, name, bytes, value.length);
        }
    }

    @Override
    public Optional<Heard> receive() throws IOException {
        try (Arena here = Arena.ofConfined()) {
            MemorySegment packet = here.allocate(PACKET_BYTES);
            MemorySegment from = here.allocate(ADDRESS_BYTES);
            MemorySegment fromLength = here.allocateFrom(ValueLayout.JAVA_INT, ADDRESS_BYTES);
            NativeCall.Returned count =
                    RECEIVE.tryRun(socket, packet, (long) PACKET_BYTES, 0, from, fromLength);
            if (count.failedWith(TRY_AGAIN) || count.failedWith(INTERRUPTED))
                return Optional.empty();
            if (count.value() < 0) throw RECEIVE.failure(count);
            byte[] bytes = packet.asSlice(0, count.value()).toArray(ValueLayout.JAVA_BYTE);
            ByteBuffer address = ByteBuffer.wrap(from.toArray(ValueLayout.JAVA_BYTE));
            return Optional.of(new Heard(ByteBuffer.wrap(bytes), address));
        }
    }

    @Override
    public void send(byte[] packet, ByteBuffer to) throws IOException {
        try (Arena here = Arena.ofConfined()) {
            MemorySegment bytes = here.allocateFrom(ValueLayout.JAVA_BYTE, packet);
            MemorySegment address = here.allocate(ADDRESS_BYTES);
            address.copyFrom(MemorySegment.ofBuffer(to));
            SEND.run(socket, bytes, (long) packet.length, 0, address, ADDRESS_BYTES);
        }
    }

    @Override
    public void close() {
        CLOSE.tryRun(socket);
    }
}
