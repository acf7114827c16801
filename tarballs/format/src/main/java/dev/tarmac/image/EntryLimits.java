package dev.tarmac.image;

/// What one entry of an image may be at most: builders refuse more, so that an agent never meets it
/// on a disk that is wiped already. Numbers of Linux, but for [#MAX_XATTRS], which is ours.
public final class EntryLimits {
    /// Of a path or a link's target, without the zero at its end.
    public static final int MAX_PATH_BYTES = 4095;

    /// Of one part of a path, and of the name of an extended attribute.
    public static final int MAX_NAME_BYTES = 255;

    public static final int MAX_XATTRS = 64;
    public static final int MAX_XATTR_BYTES = 65_536;

    /// One less than what means "leave it as it is" to the kernel.
    public static final long MAX_ID = 0xFFFF_FFFEL;

    private EntryLimits() {}
}
