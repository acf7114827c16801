package dev.tarmac.image.build.tar;

import java.util.ArrayList;
import java.util.List;

/// The map of GNU's sparse format 1.0 as it comes in, block by block: the count of segments, then
/// offset and length of each, one decimal number per line.
final class SparseText {
    private final List<Long> numbers = new ArrayList<>();
    private final StringBuilder digits = new StringBuilder();
    private long wanted = 1;

    void add(byte[] block) throws MalformedTar {
        for (int i = 0; i < block.length && !isComplete(); i++) {
            if (block[i] != '\n') {
                digits.append((char) (block[i] & 0xFF));
                if (digits.length() > 20) throw new MalformedTar("sparse map without line ends");
                continue;
            }
            numbers.add(TarNumbers.decimal(digits.toString()));
            digits.setLength(0);
            if (numbers.size() == 1) wanted = 1 + 2 * segments(numbers.getFirst());
        }
    }

    boolean isComplete() {
        return numbers.size() == wanted;
    }

    /// Offsets and lengths, without the count.
    List<Long> numbers() throws MalformedTar {
        if (!isComplete()) throw new MalformedTar("sparse map ends too early");
        return numbers.subList(1, numbers.size());
    }

    private static long segments(long count) throws MalformedTar {
        if (count > SparseMap.MAX_SEGMENTS)
            throw new MalformedTar(
                    "sparse map of " + count + " segments; at most " + SparseMap.MAX_SEGMENTS);
        return count;
    }
}
