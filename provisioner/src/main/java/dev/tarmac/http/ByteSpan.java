package dev.tarmac.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A stretch of a file.
public record ByteSpan(long start, long length) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /// What a Range header asks for.
    public sealed interface Answer {
        record Part(ByteSpan span) implements Answer {}

        /// Several ranges, other units, nonsense: a server may then send everything.
        record Whole() implements Answer {}

        record Outside() implements Answer {}
    }

    public static Answer parse(String header, long size) {
        Matcher range = RANGE.matcher(header.strip());
        if (!range.matches()) return new Answer.Whole();
        String first = range.group(1);
        String last = range.group(2);
        if (first.isEmpty()) return last.isEmpty() ? new Answer.Whole() : suffix(last, size);
        long start = Long.parseLong(first);
        long end = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
        if (!last.isEmpty() && Long.parseLong(last) < start) return new Answer.Whole();
        if (start >= size) return new Answer.Outside();
        return new Answer.Part(new ByteSpan(start, end - start + 1));
    }

    private static Answer suffix(String count, long size) {
        long length = Math.min(Long.parseLong(count), size);
        if (length == 0) return new Answer.Outside();
        return new Answer.Part(new ByteSpan(size - length, length));
    }

    String contentRange(long size) {
        return "bytes " + start + "-" + (start + length - 1) + "/" + size;
    }
}
