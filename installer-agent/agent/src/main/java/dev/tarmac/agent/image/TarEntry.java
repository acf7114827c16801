package dev.tarmac.agent.image;

/// One entry of an archive, as the reader fills it again and again. Offsets count from the start of
/// the frame's buffer.
public final class TarEntry {
    static final int MAX_ATTRIBUTES = 64;

    TarType type = TarType.FILE;
    final TarPath path = new TarPath();

    /// Target of a symbolic link (any text), or path of the file that a hard link names.
    final TarPath link = new TarPath();

    int mode;
    long user;
    long group;
    long seconds;
    long nanos;
    long deviceMajor;
    long deviceMinor;

    /// Bytes stored in the archive, all of them and those that lie in this frame.
    long dataLength;

    int dataStart;
    int dataHere;

    /// How large the file becomes; more than `dataLength` where it has holes.
    long fileSize;

    /// Null for a file without holes.
    SparseMap sparse;

    /// Extended attributes: name (ends with a zero) and value, as offsets and lengths.
    int attributes;

    final int[] attributeName = new int[MAX_ATTRIBUTES];
    final int[] attributeValue = new int[MAX_ATTRIBUTES];
    final int[] attributeLength = new int[MAX_ATTRIBUTES];
}
