package dev.tarmac.agent.linux;

import java.lang.foreign.SymbolLookup;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 of memory outside the heap. One instance per thread.
///
/// libnettle does it where it is there: on a cold, emulated machine it is one and a half to two
/// times as fast as the JDK's own, whose provider also takes long to start, and it uses the CPU's
/// SHA instructions where there are any. Without the library the JDK's own is used.
public abstract sealed class Sha256 {
    private static final int BYTES = 32;

    /// The digest as lower-case hexadecimal digits.
    public abstract String hex(NativeMemory memory, int from, int length);

    public static Sha256 create() {
        return Nettle.AVAILABLE ? new OfNettle() : new OfJdk();
    }

    /// For tests that hold one against the other.
    static Sha256 ofJdk() {
        return new OfJdk();
    }

    /// The agent's initramfs has the library; the machine that runs the tests may not.
    static boolean hasNettle() {
        return Nettle.AVAILABLE;
    }

    /// The library's functions; null when it is not there.
    private static final class Nettle {
        private static final SymbolLookup LIBRARY = open();
        static final boolean AVAILABLE = LIBRARY != null;
        static final NativeFunction INIT = function("nettle_sha256_init");
        static final NativeFunction UPDATE = function("nettle_sha256_update");
        static final NativeFunction DIGEST = function("nettle_sha256_digest");

        private static SymbolLookup open() {
            try {
                return NativeFunction.library("libnettle.so.8");
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        private static NativeFunction function(String name) {
            return LIBRARY == null ? null : NativeFunction.of(LIBRARY, name);
        }
    }

    private static final class OfNettle extends Sha256 {
        /// struct sha256_ctx has 112 bytes in libnettle.so.8; the rest is slack.
        private final NativeMemory context = NativeMemory.allocate(256);

        private final NativeMemory digest = NativeMemory.allocate(BYTES);
        private final byte[] bytes = new byte[BYTES];

        @Override
        public String hex(NativeMemory memory, int from, int length) {
            memory.checkRange(from, length);
            Nettle.INIT.call(context.address(), 0, 0, 0, 0, 0);
            Nettle.UPDATE.call(context.address(), length, memory.address() + from, 0, 0, 0);
            Nettle.DIGEST.call(context.address(), BYTES, digest.address(), 0, 0, 0);
            digest.buffer().get(0, bytes);
            return HexFormat.of().formatHex(bytes);
        }
    }

    private static final class OfJdk extends Sha256 {
        private final MessageDigest digest;

        OfJdk() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }

        @Override
        public String hex(NativeMemory memory, int from, int length) {
            ByteBuffer part = memory.buffer().duplicate();
            digest.update(part.limit(from + length).position(from));
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
