package dev.tarmac.pxe.capture;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.tftp.BootFile;
import dev.tarmac.pxe.tftp.FileSource;
import dev.tarmac.pxe.tftp.TftpCodec;
import dev.tarmac.pxe.tftp.TftpPacket.OptionAcknowledgement;
import dev.tarmac.pxe.tftp.TftpPacket.ReadRequest;
import dev.tarmac.pxe.tftp.TftpPath;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The files of a capture, by name: as long as the server said (`tsize`), else as what was sent of
/// them. And how large a block of them the server let through each of its links.
public final class RecordedFiles implements FileSource {
    private static final int MOST = 16_384;
    private static final int PLAIN_BLOCK = 512;

    private static final class Reading {
        private final String file;
        private final long askedBlockSize;
        private int blockSize = PLAIN_BLOCK;

        private Reading(ReadRequest request) {
            this.file = name(request.file());
            this.askedBlockSize = number(request.options().get("blksize")).orElse(0L);
        }
    }

    private final Map<String, Long> sizes = new HashMap<>();

    /// By the server's address on the link.
    private final Map<Ip4Address, Integer> largestBlocks = new HashMap<>();

    private final Map<Endpoint, Reading> readings =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Endpoint, Reading> eldest) {
                    return size() > MOST;
                }
            };

    void take(Datagram datagram) {
        try {
            if (datagram.toPort() == Replay.TFTP) {
                if (TftpCodec.decode(datagram.payload()) instanceof ReadRequest request)
                    readings.put(Endpoint.from(datagram), new Reading(request));
                return;
            }
            Reading reading = readings.get(Endpoint.to(datagram));
            if (reading != null) answer(reading, datagram);
        } catch (MalformedPacket | IllegalArgumentException notTftp) {
            // It will be told when it is decided on.
        }
    }

    private void answer(Reading reading, Datagram datagram) throws MalformedPacket {
        ByteBuffer payload = datagram.payload();
        if (payload.remaining() < 4) return;
        if (payload.getShort(0) == TftpCodec.DATA) {
            int block = Short.toUnsignedInt(payload.getShort(2));
            long end = (long) Math.max(0, block - 1) * reading.blockSize + datagram.length() - 4;
            note(reading.file, Math.max(end, sizes.getOrDefault(reading.file, 0L)));
        } else if (TftpCodec.decode(payload) instanceof OptionAcknowledgement(var options)) {
            reading.blockSize =
                    number(options.get("blksize")).orElse((long) PLAIN_BLOCK).intValue();
            number(options.get("tsize")).ifPresent(size -> note(reading.file, size));
            if (reading.blockSize < reading.askedBlockSize)
                noteBlock(datagram.from(), reading.blockSize);
        }
    }

    private void noteBlock(Ip4Address server, int blockSize) {
        if (largestBlocks.size() < MOST || largestBlocks.containsKey(server))
            largestBlocks.merge(server, blockSize, Math::max);
    }

    /// A server that agrees to less than it was asked for does so for its link; no limit where it
    /// never did.
    int largestBlock(Ip4Address server) {
        return largestBlocks.getOrDefault(server, Integer.MAX_VALUE);
    }

    private void note(String file, long size) {
        if (sizes.size() < MOST || sizes.containsKey(file)) sizes.put(file, size);
    }

    private static Optional<Long> number(String text) {
        return text != null && text.matches("\\d{1,10}")
                ? Optional.of(Long.parseLong(text))
                : Optional.empty();
    }

    private static String name(String file) {
        return TftpPath.parse(file).toString();
    }

    @Override
    public Optional<BootFile> open(TftpPath path) {
        return Optional.ofNullable(sizes.get(path.toString())).map(Zeros::new);
    }

    private record Zeros(long size) implements BootFile {
        @Override
        public void read(long offset, ByteBuffer into) {
            into.position(into.limit());
        }

        @Override
        public void close() {}
    }
}
