package dev.tarmac.bench.pxe;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// A UDP socket that costs its client as little as it can: what came together is taken together
/// (UDP_GRO, Linux 5.0), which Java's own cannot. A benchmark of servers shall not measure its
/// client.
///
/// Used on one thread.
final class ClientSocket implements Closeable {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final MemoryLayout ADDRESS = ValueLayout.ADDRESS;
    private static final String ERRNO = "errno";
    private static final MethodHandle SOCKET = function("socket", INT, INT, INT, INT);
    private static final MethodHandle SETSOCKOPT =
            function("setsockopt", INT, INT, INT, INT, ADDRESS, INT);
    private static final MethodHandle BIND = function("bind", INT, INT, ADDRESS, INT);
    private static final MethodHandle CONNECT = function("connect", INT, INT, ADDRESS, INT);
    private static final MethodHandle SENDTO =
            function("sendto", LONG, INT, ADDRESS, LONG, INT, ADDRESS, INT);
    private static final MethodHandle RECVFROM =
            function("recvfrom", LONG, INT, ADDRESS, LONG, INT, ADDRESS, ADDRESS);
    private static final MethodHandle CLOSE = function("close", INT, INT);
    private static final MethodHandle POLL = function("poll", INT, ADDRESS, LONG, INT);

    // sys/socket.h, netinet/in.h, netinet/udp.h, poll.h, errno.h; the same on x86-64 and arm64.
    private static final int AF_INET = 2;
    private static final int DATAGRAM_NOT_BLOCKING = 2 | 0x800;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVBUF = 8;
    private static final int SOL_UDP = 17;
    private static final int UDP_GRO = 104;
    private static final int ADDRESS_BYTES = 16;
    private static final int POLLFD_BYTES = 8;
    private static final short POLLIN = 1;
    private static final int AGAIN = 11;
    private static final int RECEIVE_BUFFER = 4 << 20;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
    private final MemorySegment peer = arena.allocate(ADDRESS_BYTES);
    private final MemorySegment peerBytes = arena.allocate(INT);
    private final int file;

    @SuppressWarnings("restricted") // the C library's own functions, with its own layouts
    private static MethodHandle function(
            String name, MemoryLayout returns, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(returns, arguments),
                Linker.Option.captureCallState(ERRNO));
    }

    private ClientSocket() throws IOException {
        file = (int) called("socket", SOCKET, AF_INET, DATAGRAM_NOT_BLOCKING, 0);
    }

    /// In the network of the calling thread.
    static ClientSocket open(InetSocketAddress own) throws IOException {
        ClientSocket socket = new ClientSocket();
        socket.set(SOL_SOCKET, SO_RCVBUF, RECEIVE_BUFFER);
        socket.set(SOL_UDP, UDP_GRO, 1);
        socket.called("bind", BIND, socket.file, socket.address(own), ADDRESS_BYTES);
        return socket;
    }

    private void set(int level, int option, int value) throws IOException {
        MemorySegment word = arena.allocateFrom(INT, value);
        called("setsockopt", SETSOCKOPT, file, level, option, word, Integer.BYTES);
    }

    private MemorySegment address(InetSocketAddress of) {
        ByteBuffer bytes = ByteBuffer.allocate(ADDRESS_BYTES).order(ByteOrder.nativeOrder());
        bytes.putShort((short) AF_INET).order(ByteOrder.BIG_ENDIAN);
        bytes.putShort((short) of.getPort()).put(of.getAddress().getAddress());
        return arena.allocate(ADDRESS_BYTES).copyFrom(MemorySegment.ofArray(bytes.array()));
    }

    /// For what happens seldom.
    private long called(String name, MethodHandle function, Object... arguments)
            throws IOException {
        Object[] all = new Object[arguments.length + 1];
        all[0] = state;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        try {
            long value = ((Number) function.invokeWithArguments(all)).longValue();
            if (value < 0) throw new IOException(name + " failed with errno " + errno());
            return value;
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(name + " cannot be called", e);
        }
    }

    private int errno() {
        return state.get(INT, 0);
    }

    void send(byte[] bytes, InetSocketAddress to) throws IOException {
        try (Arena here = Arena.ofConfined()) {
            MemorySegment all = here.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            called("sendto", SENDTO, file, all, (long) bytes.length, 0, address(to), ADDRESS_BYTES);
        }
    }

    /// To who it is connected to.
    void send(MemorySegment bytes) throws IOException {
        try {
            long sent =
                    (long)
                            SENDTO.invokeExact(
                                    state, file, bytes, bytes.byteSize(), 0, MemorySegment.NULL, 0);
            if (sent < 0) throw new IOException("sendto failed with errno " + errno());
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("sendto cannot be called", e);
        }
    }

    /// What came: one datagram, or several of one length in a row of which only the last may be
    /// shorter. -1: nothing.
    long receive(MemorySegment into) throws IOException {
        peerBytes.set(INT, 0, ADDRESS_BYTES);
        try {
            long received =
                    (long)
                            RECVFROM.invokeExact(
                                    state, file, into, into.byteSize(), 0, peer, peerBytes);
            if (received < 0 && errno() != AGAIN)
                throw new IOException("recvfrom failed with errno " + errno());
            return received;
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("recvfrom cannot be called", e);
        }
    }

    /// From now on only with who sent what was received last.
    void connectToSender() throws IOException {
        called("connect", CONNECT, file, peer, ADDRESS_BYTES);
    }

    @Override
    public void close() throws IOException {
        called("close", CLOSE, file);
        arena.close();
    }

    /// Waits until something came to one of several.
    static final class Waiting implements Closeable {
        private final Arena arena = Arena.ofConfined();
        private final MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
        private final MemorySegment all;
        private final int count;

        Waiting(List<ClientSocket> sockets) {
            count = sockets.size();
            all = arena.allocate((long) count * POLLFD_BYTES, Integer.BYTES);
            for (int number = 0; number < count; number++) {
                all.set(INT, (long) number * POLLFD_BYTES, sockets.get(number).file);
                all.set(
                        ValueLayout.JAVA_SHORT,
                        (long) number * POLLFD_BYTES + Integer.BYTES,
                        POLLIN);
            }
        }

        /// Nobody waits for that one any more.
        void without(int number) {
            all.set(INT, (long) number * POLLFD_BYTES, -1);
        }

        /// False when nothing came in that time.
        boolean await(int millis) {
            try {
                return (int) POLL.invokeExact(state, all, (long) count, millis) > 0;
            } catch (Throwable e) {
                throw new IllegalStateException("poll cannot be called", e);
            }
        }

        boolean hasSomething(int number) {
            return all.get(
                            ValueLayout.JAVA_SHORT,
                            (long) number * POLLFD_BYTES + Integer.BYTES + Short.BYTES)
                    != 0;
        }

        @Override
        public void close() {
            arena.close();
        }
    }
}
