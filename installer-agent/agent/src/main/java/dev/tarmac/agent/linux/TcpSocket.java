package dev.tarmac.agent.linux;

import java.lang.ref.Reference;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A connection that receives straight into memory outside the heap, with a limit on every wait.
/// Used by one thread; only [#shutdown] may come from another.
public final class TcpSocket implements AutoCloseable {
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int SOCK_STREAM = 1;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVTIMEO = 20;
    private static final int SO_SNDTIMEO = 21;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_WAITALL = 0x100;
    private static final int SHUT_RDWR = 2;

    private static final long SOCKET = 41;
    private static final long CONNECT = 42;
    private static final long SENDTO = 44;
    private static final long RECVFROM = 45;
    private static final long SHUTDOWN = 48;
    private static final long SETSOCKOPT = 54;

    private final int fd;
    private final String peer;
    private boolean open = true;

    private TcpSocket(int fd, String peer) {
        this.fd = fd;
        this.peer = peer;
    }

    /// Connects; no single wait, now or later, lasts longer than the limit.
    public static TcpSocket connect(InetAddress address, int port, int limitSeconds)
            throws LinuxException {
        byte[] bytes = address.getAddress();
        String peer = address.getHostAddress() + " port " + port;
        long family = bytes.length == 4 ? AF_INET : AF_INET6;
        long fd = SystemCall.call(SOCKET, family, SOCK_STREAM | SOCK_CLOEXEC, 0, 0, 0);
        TcpSocket socket = new TcpSocket((int) SystemCall.check("socket", peer, fd), peer);
        try {
            socket.limitWaits(limitSeconds);
            socket.connect(socketAddress(bytes, port));
            return socket;
        } catch (LinuxException e) {
            socket.close();
            throw e;
        }
    }

    /// Sends all of it.
    public void send(NativeMemory from, int length) throws LinuxException {
        from.checkRange(0, length);
        int sent = 0;
        while (sent < length) {
            long result =
                    SystemCall.call(
                            SENDTO, fd, from.address() + sent, length - sent, MSG_NOSIGNAL, 0);
            if (result != -Errno.EINTR) sent += (int) SystemCall.check("send to", peer, result);
        }
    }

    /// Receives at least one byte and as much as is there; 0 = the peer closed. Nothing within the
    /// limit is EAGAIN.
    public int receiveSome(NativeMemory to, int from, int length) throws LinuxException {
        return receive(to, from, length, 0);
    }

    /// Receives exactly `length` bytes; fewer only when the peer closed or fell silent for longer
    /// than the limit.
    public int receiveAll(NativeMemory to, int from, int length) throws LinuxException {
        return receive(to, from, length, MSG_WAITALL);
    }

    private int receive(NativeMemory to, int from, int length, int flags) throws LinuxException {
        to.checkRange(from, length);
        while (true) {
            long result = SystemCall.call(RECVFROM, fd, to.address() + from, length, flags, 0);
            if (result != -Errno.EINTR) return (int) SystemCall.check("receive from", peer, result);
        }
    }

    /// Wakes a thread that waits in this socket; it sees the end of the stream.
    public synchronized void shutdown() {
        if (open) SystemCall.call(SHUTDOWN, fd, SHUT_RDWR, 0, 0, 0);
    }

    @Override
    public synchronized void close() {
        if (!open) return;
        open = false;
        FileDescriptors.close(fd);
    }

    private void limitWaits(int seconds) throws LinuxException {
        NativeMemory time = NativeMemory.allocate(16);
        time.buffer().putLong(0, seconds);
        setOption(SO_RCVTIMEO, time);
        setOption(SO_SNDTIMEO, time);
    }

    private void setOption(int option, NativeMemory value) throws LinuxException {
        try {
            long result =
                    SystemCall.call(
                            SETSOCKOPT, fd, SOL_SOCKET, option, value.address(), value.size());
            SystemCall.check("setsockopt", peer, result);
        } finally {
            Reference.reachabilityFence(value);
        }
    }

    private void connect(NativeMemory address) throws LinuxException {
        try {
            long result = SystemCall.call(CONNECT, fd, address.address(), address.size(), 0, 0);
            SystemCall.check("connect to", peer, result);
        } finally {
            Reference.reachabilityFence(address);
        }
    }

    /// struct sockaddr_in or sockaddr_in6.
    private static NativeMemory socketAddress(byte[] address, int port) {
        boolean four = address.length == 4;
        NativeMemory memory = NativeMemory.allocate(four ? 16 : 28);
        ByteBuffer buffer = memory.buffer();
        buffer.putShort(0, (short) (four ? AF_INET : AF_INET6));
        buffer.order(ByteOrder.BIG_ENDIAN).putShort(2, (short) port);
        buffer.put(four ? 4 : 8, address);
        return memory;
    }
}
