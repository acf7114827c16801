package dev.tarmac.agent.linux;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Receives the packets of one ethertype from every network interface, without the Ethernet header
/// (packet(7)). One thread receives; any may join.
public final class PacketSocket implements AutoCloseable {
    private static final int AF_PACKET = 17;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int SOL_PACKET = 263;
    private static final int PACKET_ADD_MEMBERSHIP = 1;
    private static final int PACKET_MR_MULTICAST = 0;
    private static final int MAC_BYTES = 6;

    private static final long SOCKET = 41;
    private static final long RECVMSG = 47;
    private static final long SETSOCKOPT = 54;

    /// struct sockaddr_ll, struct iovec and struct msghdr behind each other.
    private static final int SENDER = 0;

    private static final int SENDER_BYTES = 20;
    private static final int PART = 24;
    private static final int MESSAGE = 40;
    private static final int STRUCTS_BYTES = MESSAGE + 56;

    private final int fd;
    private final NativeMemory structs = NativeMemory.allocate(STRUCTS_BYTES);

    private PacketSocket(int fd) {
        this.fd = fd;
    }

    public static PacketSocket open(int ethertype) throws LinuxException {
        int bigEndian = Short.toUnsignedInt(Short.reverseBytes((short) ethertype));
        long fd = SystemCall.call(SOCKET, AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC, bigEndian, 0, 0);
        return new PacketSocket((int) SystemCall.check("socket", "for packets", fd));
    }

    /// From now on the interface hears what is sent to that address of many.
    public void join(int index, byte[] multicast) throws LinuxException {
        NativeMemory request = NativeMemory.allocate(16); // struct packet_mreq
        request.buffer()
                .putInt(0, index)
                .putShort(4, (short) PACKET_MR_MULTICAST)
                .putShort(6, (short) MAC_BYTES)
                .put(8, multicast, 0, MAC_BYTES);
        try {
            long result =
                    SystemCall.call(
                            SETSOCKOPT,
                            fd,
                            SOL_PACKET,
                            PACKET_ADD_MEMBERSHIP,
                            request.address(),
                            request.size());
            SystemCall.check("listen on", "interface " + index, result);
        } finally {
            Reference.reachabilityFence(request);
        }
    }

    /// Waits for a packet; of a longer one than there is room for, what fits.
    ///
    /// @return its length; [#interfaceIndex] says where it came in
    public int receive(NativeMemory into) throws LinuxException {
        ByteBuffer buffer = structs.buffer().order(ByteOrder.nativeOrder());
        buffer.putLong(PART, into.address()).putLong(PART + 8, into.size());
        buffer.putLong(MESSAGE, structs.address() + SENDER).putInt(MESSAGE + 8, SENDER_BYTES);
        buffer.putLong(MESSAGE + 16, structs.address() + PART).putLong(MESSAGE + 24, 1);
        try {
            while (true) {
                long result = SystemCall.call(RECVMSG, fd, structs.address() + MESSAGE, 0, 0, 0);
                if (result != -Errno.EINTR)
                    return (int) SystemCall.check("receive", "packets", result);
            }
        } finally {
            Reference.reachabilityFence(structs);
            Reference.reachabilityFence(into);
        }
    }

    /// Of the interface that the last packet came in by.
    public int interfaceIndex() {
        return structs.buffer().getInt(SENDER + 4);
    }

    @Override
    public void close() {
        FileDescriptors.close(fd);
    }
}
