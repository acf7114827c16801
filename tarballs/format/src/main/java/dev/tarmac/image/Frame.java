package dev.tarmac.image;

/// One independent zstd frame of the data file. It holds whole entries, header and data, or a part
/// of one large file: an entry that does not fit begins a frame of its own, with its whole header,
/// and goes on over frames that hold nothing else.
///
/// @param offset of its first byte in the data file
/// @param length compressed bytes
/// @param tarBytes bytes of tar it decompresses to
/// @param sha256 of the compressed bytes, lower-case hexadecimal
/// @param startsEntry the frame begins with a tar header; false = it continues the file of the
///   frame before
public record Frame(long offset, long length, long tarBytes, String sha256, boolean startsEntry) {
    /// No frame of ours is larger, compressed or not: what a reader must be ready to hold in
    /// memory.
    public static final long MAX_BYTES = 16L << 20;

    public Frame {
        Digests.requireSha256(sha256);
        if (offset < 0 || length < 1 || length > MAX_BYTES || tarBytes < 0 || tarBytes > MAX_BYTES)
            throw new IllegalArgumentException(
                    "frame at " + offset + ": " + length + " bytes for " + tarBytes);
    }
}
