package dev.tarmac.image.build;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Whether a program for UEFI carries a signature, told by its header (Microsoft's "PE format",
/// "Optional header data directories": the fifth entry is the certificate table). Kernels for x86
/// are such programs too. What the signature is worth is for firmware and shim to say.
public final class PeSignature {
    /// Headers of loaders and kernels end well before.
    static final int HEAD_BYTES = 4096;

    private static final int DOS_MAGIC = 0x5A4D;
    private static final int PE_OFFSET_AT = 0x3C;
    private static final int PE_MAGIC = 0x4550;

    /// The file header behind the magic.
    private static final int FILE_HEADER_BYTES = 20;

    private static final int PE32 = 0x10B;
    private static final int PE32_PLUS = 0x20B;
    private static final int CERTIFICATES = 4;

    private PeSignature() {}

    /// What the first bytes of a file say.
    ///
    /// @param head the first [#HEAD_BYTES] of the file, or all of it
    /// @param size of the whole file
    public static boolean isIn(byte[] head, long size) {
        ByteBuffer file = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        if (head.length < PE_OFFSET_AT + 4 || unsigned16(file, 0) != DOS_MAGIC) return false;
        long start = Integer.toUnsignedLong(file.getInt(PE_OFFSET_AT));
        if (start + 4 > head.length || file.getInt((int) start) != PE_MAGIC) return false;
        int optional = (int) start + 4 + FILE_HEADER_BYTES;
        if (optional + 2 > head.length) return false;
        int directories =
                switch (unsigned16(file, optional)) {
                    case PE32 -> optional + 96;
                    case PE32_PLUS -> optional + 112;
                    default -> head.length;
                };
        int entry = directories + CERTIFICATES * 8;
        if (entry + 8 > head.length) return false;
        if (Integer.toUnsignedLong(file.getInt(directories - 4)) <= CERTIFICATES) return false;
        long offset = Integer.toUnsignedLong(file.getInt(entry));
        long length = Integer.toUnsignedLong(file.getInt(entry + 4));
        return offset > 0 && length > 0 && offset + length <= size;
    }

    private static int unsigned16(ByteBuffer file, int at) {
        return Short.toUnsignedInt(file.getShort(at));
    }
}
