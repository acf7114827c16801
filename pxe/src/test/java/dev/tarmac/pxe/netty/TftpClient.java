package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.tftp.TftpCodec;
import dev.tarmac.pxe.tftp.TftpPacket;
import dev.tarmac.pxe.tftp.TftpPacket.Acknowledgement;
import dev.tarmac.pxe.tftp.TftpPacket.Data;
import dev.tarmac.pxe.tftp.TftpPacket.Failure;
import dev.tarmac.pxe.tftp.TftpPacket.Mode;
import dev.tarmac.pxe.tftp.TftpPacket.OptionAcknowledgement;
import dev.tarmac.pxe.tftp.TftpPacket.ReadRequest;
import dev.tarmac.pxe.tftp.TftpPacket.WriteRequest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A client that loses a part of what it hears and says. Each fetch has a socket of its own.
final class TftpClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final InetAddress own;
    private final InetSocketAddress server;
    private final Random random;
    private final int lossPercent;
    private final List<DatagramSocket> sockets = new ArrayList<>();
    private Map<String, String> accepted = Map.of();

    TftpClient(int port, Random random, int lossPercent) {
        this(InetAddress.getLoopbackAddress(), port, random, lossPercent);
    }

    TftpClient(Ip4Address own, int port) {
        this(own.toInet(), port, new Random(1), 0);
    }

    private TftpClient(InetAddress own, int port, Random random, int lossPercent) {
        this.own = own;
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.random = random;
        this.lossPercent = lossPercent;
    }

    Map<String, String> accepted() {
        return accepted;
    }

    byte[] fetch(String file, Map<String, String> options) throws IOException {
        return fetch(open(), file, options);
    }

    /// One port for both requests; the first is never answered.
    byte[] fetchAfterAskingForTheSize(String file) throws IOException {
        DatagramSocket socket = open();
        send(socket, server, new ReadRequest(file, Mode.OCTET, Map.of("tsize", "0")));
        hear(socket);
        return fetch(socket, file, Map.of("blksize", "1024"));
    }

    private byte[] fetch(DatagramSocket socket, String file, Map<String, String> options)
            throws IOException {
        send(socket, server, new ReadRequest(file, Mode.OCTET, options));
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        int blockSize = 512;
        int window = 1;
        long received = 0;
        int since = 0;
        while (true) {
            DatagramPacket datagram = hear(socket);
            if (isLost()) continue;
            int wanted = (int) ((received + 1) & 0xFFFF);
            switch (decode(datagram)) {
                case OptionAcknowledgement(Map<String, String> said) -> {
                    accepted = said;
                    blockSize = Integer.parseInt(said.getOrDefault("blksize", "512"));
                    window = Integer.parseInt(said.getOrDefault("windowsize", "1"));
                    acknowledge(socket, datagram.getSocketAddress(), 0);
                }
                case Data(int block, String bytes) when block == wanted -> {
                    received++;
                    since++;
                    got.writeBytes(bytes.getBytes(StandardCharsets.ISO_8859_1));
                    boolean last = bytes.length() < blockSize;
                    if (last) {
                        send(socket, datagram.getSocketAddress(), acknowledgement(received));
                        return got.toByteArray();
                    }
                    if (since == window) {
                        acknowledge(socket, datagram.getSocketAddress(), received);
                        since = 0;
                    }
                }
                case Data _ -> {
                    acknowledge(socket, datagram.getSocketAddress(), received);
                    since = 0;
                }
                case Failure(int code, String message) ->
                        throw new IOException("refused: " + code + " " + message);
                case TftpPacket other -> throw new IOException("unexpected: " + other);
            }
        }
    }

    /// As UEFI firmware asks for it: the options, and then no more.
    long size(String file) throws IOException {
        DatagramSocket socket = open();
        send(socket, server, new ReadRequest(file, Mode.OCTET, Map.of("tsize", "0")));
        DatagramPacket datagram = hear(socket);
        send(socket, datagram.getSocketAddress(), new Failure(8, "User aborted the transfer"));
        if (decode(datagram) instanceof OptionAcknowledgement(Map<String, String> said))
            return Long.parseLong(said.get("tsize"));
        throw new IOException("no size");
    }

    Failure refusal(String file) throws IOException {
        DatagramSocket socket = open();
        send(socket, server, new ReadRequest(file, Mode.OCTET, Map.of()));
        if (decode(hear(socket)) instanceof Failure failure) return failure;
        throw new IOException("not refused");
    }

    /// What is said to who wants to leave a file here.
    Failure refusalOfWriting(String file) throws IOException {
        DatagramSocket socket = open();
        send(socket, server, new WriteRequest(file));
        if (decode(hear(socket)) instanceof Failure failure) return failure;
        throw new IOException("not refused");
    }

    /// Asks and never answers.
    void openAndLeave(String file) throws IOException {
        send(open(), server, new ReadRequest(file, Mode.OCTET, Map.of()));
    }

    private DatagramSocket open() throws IOException {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(own, 0));
        socket.setSoTimeout(PATIENCE_MILLIS);
        sockets.add(socket);
        return socket;
    }

    private boolean isLost() {
        return random.nextInt(100) < lossPercent;
    }

    private void acknowledge(DatagramSocket socket, SocketAddress to, long block)
            throws IOException {
        if (!isLost()) send(socket, to, acknowledgement(block));
    }

    private static Acknowledgement acknowledgement(long block) {
        return new Acknowledgement((int) (block & 0xFFFF));
    }

    private static void send(DatagramSocket socket, SocketAddress to, TftpPacket packet)
            throws IOException {
        byte[] bytes = TftpCodec.encode(packet);
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private static DatagramPacket hear(DatagramSocket socket) throws IOException {
        DatagramPacket datagram = new DatagramPacket(new byte[65_535], 65_535);
        try {
            socket.receive(datagram);
        } catch (SocketTimeoutException e) {
            throw new IOException("the server said nothing for " + PATIENCE_MILLIS + " ms", e);
        }
        return datagram;
    }

    private static TftpPacket decode(DatagramPacket datagram) throws IOException {
        try {
            return TftpCodec.decode(ByteBuffer.wrap(datagram.getData(), 0, datagram.getLength()));
        } catch (MalformedPacket e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        sockets.forEach(DatagramSocket::close);
    }
}
