package dev.tarmac.pxe.tftp;

import dev.tarmac.pxe.TftpLimits;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What client and server agreed on. An option that we do not know, or whose value makes no sense,
/// is left out of the answer, which refuses it and goes on without (RFC 2347).
///
/// @param accepted what the OACK says; empty: no OACK, the first block is the answer
/// @param timeout named by the client
public record Terms(
        long size,
        int blockSize,
        int window,
        Optional<Duration> timeout,
        Map<String, String> accepted) {
    private static final int PLAIN_BLOCK = 512;
    private static final int SMALLEST_BLOCK = 8;
    private static final int LARGEST_BLOCK = 65464;

    /// RFC 2349 allows 255 s. A machine that lost its power would hold its place for half an hour;
    /// a server refuses an option by leaving it out.
    private static final int LONGEST_TIMEOUT_SECONDS = 10;

    public Terms {
        accepted = Collections.unmodifiableMap(new LinkedHashMap<>(accepted));
    }

    static Terms of(Map<String, String> asked, long size, TftpLimits limits) {
        int blockSize = PLAIN_BLOCK;
        int window = 1;
        Optional<Duration> timeout = Optional.empty();
        Map<String, String> accepted = new LinkedHashMap<>();
        for (Map.Entry<String, String> option : asked.entrySet()) {
            OptionalLong value = number(option.getValue());
            if (value.isEmpty()) continue;
            long number = value.getAsLong();
            String answer =
                    switch (option.getKey()) {
                        case "blksize" -> {
                            if (number < SMALLEST_BLOCK || number > LARGEST_BLOCK) yield "";
                            blockSize = (int) Math.min(number, limits.blockSizeCap());
                            yield String.valueOf(blockSize);
                        }
                        case "windowsize" -> {
                            if (number < 1 || number > 65535) yield "";
                            window = (int) Math.min(number, limits.windowCap());
                            yield String.valueOf(window);
                        }
                        case "timeout" -> {
                            if (number < 1 || number > LONGEST_TIMEOUT_SECONDS) yield "";
                            timeout = Optional.of(Duration.ofSeconds(number));
                            yield String.valueOf(number);
                        }
                        case "tsize" -> String.valueOf(size);
                        default -> "";
                    };
            if (!answer.isEmpty()) accepted.put(option.getKey(), answer);
        }
        return new Terms(size, blockSize, window, timeout, accepted);
    }

    private static OptionalLong number(String text) {
        return text.matches("\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    /// A file whose size is a multiple of the block size ends with an empty block.
    long blocks() {
        return size / blockSize + 1;
    }

    public long offset(long block) {
        return (block - 1) * blockSize;
    }

    public int length(long block) {
        return (int) Math.min(blockSize, size - offset(block));
    }
}
