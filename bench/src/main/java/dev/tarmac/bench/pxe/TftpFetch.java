package dev.tarmac.bench.pxe;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// One file on its way from a TFTP server to nowhere: every byte is compared with what it has to
/// be. Written for this benchmark, from RFC 1350, 2347, 2348 and 7440 alone.
final class TftpFetch {
    private static final int READ_REQUEST = 1;
    private static final int DATA = 3;
    private static final int ACKNOWLEDGEMENT = 4;
    private static final int ERROR = 5;
    private static final int OPTIONS_ACKNOWLEDGED = 6;
    private static final int HEADER = 4;

    /// As much as the kernel hands over at once.
    private static final int LONGEST = 65_536;

    private final ClientSocket socket;
    private final InetSocketAddress server;
    private final Wish wish;
    private final MemorySegment heard = Arena.ofAuto().allocate(LONGEST);
    private final ByteBuffer heardBytes = heard.asByteBuffer();
    private final MemorySegment said = Arena.ofAuto().allocate(HEADER);
    private final ByteBuffer saidBytes = said.asByteBuffer();
    private final ByteBuffer expected;
    private int blockSize = 512;
    private int window = 1;
    private long blocks;
    private int sinceAcknowledged;
    private boolean isConnected;
    private boolean isOver;

    /// What to ask for.
    ///
    /// @param blockSize in bytes; asked for always
    /// @param window in blocks; 1 is not asked for
    record Wish(String file, int blockSize, int window) {}

    /// @param socket not closed here
    /// @param content that the file must have
    TftpFetch(ClientSocket socket, InetSocketAddress server, Wish wish, ByteBuffer content) {
        this.socket = socket;
        this.server = server;
        this.wish = wish;
        this.expected = content.duplicate();
    }

    boolean isOver() {
        return isOver;
    }

    void ask() throws IOException {
        StringBuilder request = new StringBuilder();
        request.append((char) 0).append((char) READ_REQUEST);
        for (String word : new String[] {wish.file(), "octet", "blksize", "" + wish.blockSize()})
            request.append(word).append((char) 0);
        if (wish.window() > 1)
            request.append("windowsize").append((char) 0).append(wish.window()).append((char) 0);
        socket.send(request.toString().getBytes(StandardCharsets.ISO_8859_1), server);
    }

    /// Nothing was heard for a while.
    void remind() throws IOException {
        if (isConnected) acknowledge();
        else ask();
    }

    /// Takes all that has come.
    void hear() throws IOException {
        while (!isOver) {
            int length = (int) socket.receive(heard);
            if (length < 0) return;
            if (!isConnected) {
                socket.connectToSender();
                isConnected = true;
            }
            // Blocks may come several together; each but the last is whole.
            int step = HEADER + blockSize;
            for (int start = 0; start < length && !isOver; start += step)
                take(heardBytes.slice(start, Math.min(step, length - start)));
        }
    }

    private void take(ByteBuffer packet) throws IOException {
        int operation = packet.getShort();
        switch (operation) {
            case DATA -> data(packet);
            case OPTIONS_ACKNOWLEDGED -> {
                if (blocks == 0) options(packet);
            }
            case ERROR -> throw new IOException("the server said: " + text(packet));
            default -> throw new IOException("the server sent operation " + operation);
        }
    }

    private void options(ByteBuffer packet) throws IOException {
        String[] words = text(packet).split("\0", -1);
        for (int word = 0; word + 1 < words.length; word += 2) {
            if (words[word].equals("blksize")) blockSize = Integer.parseInt(words[word + 1]);
            if (words[word].equals("windowsize")) window = Integer.parseInt(words[word + 1]);
        }
        acknowledge();
    }

    private void data(ByteBuffer packet) throws IOException {
        int number = packet.getShort() & 0xFFFF;
        if (number != ((blocks + 1) & 0xFFFF)) {
            // Once for a gap: what follows it says nothing new.
            if (sinceAcknowledged >= 0) acknowledge();
            sinceAcknowledged = -1;
            return;
        }
        int length = packet.remaining();
        int start = Math.toIntExact(blocks * blockSize);
        if (length > expected.capacity() - start
                || packet.mismatch(expected.slice(start, length)) >= 0)
            throw new IOException("block " + (blocks + 1) + " has wrong bytes");
        blocks++;
        sinceAcknowledged = Math.max(0, sinceAcknowledged) + 1;
        isOver = length < blockSize;
        if (isOver && start + length != expected.capacity())
            throw new IOException("the file ends after " + (start + length) + " bytes");
        if (isOver || sinceAcknowledged == window) acknowledge();
    }

    private void acknowledge() throws IOException {
        sinceAcknowledged = 0;
        saidBytes.clear().putShort((short) ACKNOWLEDGEMENT).putShort((short) blocks);
        socket.send(said);
    }

    private static String text(ByteBuffer packet) {
        return StandardCharsets.ISO_8859_1.decode(packet).toString();
    }
}
