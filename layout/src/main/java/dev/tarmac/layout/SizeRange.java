package dev.tarmac.layout;

/// The sizes of disk that a selector accepts, in bytes, both ends included. One size alone is exact
/// to the byte.
public record SizeRange(long leastBytes, long mostBytes) {
    public SizeRange {
        if (leastBytes > mostBytes)
            throw new IllegalArgumentException("a range of sizes goes from small to large");
    }

    /// `480G` (exactly), `>=400G`, `<=2T`, `400G..500G`.
    public static SizeRange parse(String text) {
        if (text.startsWith(">="))
            return new SizeRange(Size.bytes(text.substring(2)), Long.MAX_VALUE);
        if (text.startsWith("<=")) return new SizeRange(0, Size.bytes(text.substring(2)));
        int dots = text.indexOf("..");
        if (dots > 0)
            return new SizeRange(
                    Size.bytes(text.substring(0, dots)), Size.bytes(text.substring(dots + 2)));
        return new SizeRange(Size.bytes(text), Size.bytes(text));
    }

    /// One size alone; hardly any disk has exactly the size that it is sold as.
    public boolean isExact() {
        return leastBytes == mostBytes;
    }

    public boolean contains(long bytes) {
        return bytes >= leastBytes && bytes <= mostBytes;
    }
}
