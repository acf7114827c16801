package dev.tarmac.agent.linux;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

/// Decompression with the distribution's libzstd. One instance per thread; close it.
public final class Zstd implements AutoCloseable {
    private static final SymbolLookup LIBRARY = NativeFunction.library("libzstd.so.1");
    private static final NativeFunction CREATE = NativeFunction.of(LIBRARY, "ZSTD_createDCtx");
    private static final NativeFunction FREE = NativeFunction.of(LIBRARY, "ZSTD_freeDCtx");
    private static final NativeFunction DECOMPRESS =
            NativeFunction.of(LIBRARY, "ZSTD_decompressDCtx");
    private static final NativeFunction ERROR_NAME =
            NativeFunction.of(LIBRARY, "ZSTD_getErrorName");
    private static final int LONGEST_ERROR_NAME = 256;

    private long context;

    public Zstd() {
        context = CREATE.call(0, 0, 0, 0, 0, 0);
        if (context == 0) throw new OutOfMemoryError("libzstd got no memory for its context");
    }

    /// Decompresses whole frames from one place outside the heap to another. The result is the
    /// number of bytes written, or negative: then [#errorName] says why.
    public long decompress(long to, long capacity, long from, long length) {
        return DECOMPRESS.call(context, to, capacity, from, length, 0);
    }

    /// What libzstd says to a negative result.
    @SuppressWarnings("restricted")
    public static String errorName(long result) {
        long text = ERROR_NAME.call(result, 0, 0, 0, 0, 0);
        return MemorySegment.ofAddress(text).reinterpret(LONGEST_ERROR_NAME).getString(0);
    }

    @Override
    public void close() {
        if (context != 0) FREE.call(context, 0, 0, 0, 0, 0);
        context = 0;
    }
}
