package dev.tarmac.image.build.tar;

import java.util.ArrayList;
import java.util.List;

/// Where the data of a sparse file goes; everything between the segments is a hole.
///
/// @param realSize of the file, holes included
/// @param segments ascending, not overlapping, inside the file
public record SparseMap(long realSize, List<Segment> segments) {
    /// Its map must fit into one frame of an image, as must every header.
    static final int MAX_SEGMENTS = 100_000;

    /// `length` bytes of data at `offset` of the file.
    public record Segment(long offset, long length) {
        public Segment {
            if (offset < 0 || length < 0 || offset + length < 0)
                throw new IllegalArgumentException("segment of " + length + " bytes at " + offset);
        }

        long end() {
            return offset + length;
        }
    }

    public SparseMap {
        segments = List.copyOf(segments);
        long end = 0;
        for (Segment segment : segments) {
            if (segment.offset() < end || segment.end() > realSize)
                throw new IllegalArgumentException(
                        "segment at " + segment.offset() + " overlaps or leaves the file");
            end = segment.end();
        }
    }

    public long dataBytes() {
        return segments.stream().mapToLong(Segment::length).sum();
    }

    /// From `offset, length, offset, length ...`.
    static SparseMap ofNumbers(long realSize, List<Long> numbers) throws MalformedTar {
        if (numbers.size() % 2 != 0)
            throw new MalformedTar("sparse map with an odd count of numbers: " + numbers.size());
        if (numbers.size() / 2 > MAX_SEGMENTS)
            throw new MalformedTar(
                    "sparse map of " + numbers.size() / 2 + " segments; at most " + MAX_SEGMENTS);
        try {
            List<Segment> segments = new ArrayList<>(numbers.size() / 2);
            for (int i = 0; i < numbers.size(); i += 2)
                segments.add(new Segment(numbers.get(i), numbers.get(i + 1)));
            return new SparseMap(realSize, segments);
        } catch (IllegalArgumentException e) {
            throw new MalformedTar("sparse map: " + e.getMessage(), e);
        }
    }

    /// As GNU's sparse format 1.0 writes it in front of the data.
    String text() {
        StringBuilder text = new StringBuilder().append(segments.size()).append('\n');
        for (Segment segment : segments)
            text.append(segment.offset()).append('\n').append(segment.length()).append('\n');
        return text.toString();
    }
}
