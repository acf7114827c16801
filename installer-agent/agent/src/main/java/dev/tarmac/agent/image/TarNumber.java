package dev.tarmac.agent.image;

import java.nio.ByteBuffer;

/// Numbers as tar headers write them: octal digits, or base 256 where the first bit is set.
final class TarNumber {
    private TarNumber() {}

    static long parse(ByteBuffer buffer, int at, int width, String field) throws MalformedTar {
        return buffer.get(at) < 0
                ? base256(buffer, at, width, field)
                : octal(buffer, at, width, field);
    }

    /// Spaces before, spaces and zeros after; nothing at all is 0.
    private static long octal(ByteBuffer buffer, int at, int width, String field)
            throws MalformedTar {
        int end = at + width;
        int i = at;
        while (i < end && buffer.get(i) == ' ') i++;
        long value = 0;
        for (; i < end; i++) {
            int digit = buffer.get(i) - '0';
            if (digit < 0 || digit > 7) break;
            value = value << 3 | digit;
        }
        for (; i < end; i++)
            if (buffer.get(i) != ' ' && buffer.get(i) != 0)
                throw new MalformedTar("the " + field + " is not an octal number");
        return value;
    }

    /// Big-endian two's complement below the marker bit. `parse` has seen the marker.
    private static long base256(ByteBuffer buffer, int at, int width, String field)
            throws MalformedTar {
        long value = (long) (buffer.get(at) << 1) >> 1 & 0x7f;
        if ((value & 0x40) != 0) value |= ~0x7fL;
        for (int i = at + 1; i < at + width; i++) {
            if (value > Long.MAX_VALUE >> 8 || value < Long.MIN_VALUE >> 8)
                throw new MalformedTar("the " + field + " has more than 63 bits");
            value = value << 8 | (buffer.get(i) & 0xff);
        }
        return value;
    }

    /// Decimal digits from `start` up to `end`, at least one, at most 18.
    static long decimal(ByteBuffer buffer, int start, int end, String field) throws MalformedTar {
        if (end <= start || end - start > 18)
            throw new MalformedTar("the " + field + " is not a number of 1 to 18 digits");
        long value = 0;
        for (int i = start; i < end; i++) {
            int digit = buffer.get(i) - '0';
            if (digit < 0 || digit > 9) throw new MalformedTar("the " + field + " is not a number");
            value = value * 10 + digit;
        }
        return value;
    }
}
