package dev.tarmac.agent.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A C function that takes up to six words and returns one. All functions of the agent go through
/// one method handle of this one shape: linking a shape costs a cold machine more than a second. A
/// function with fewer parameters never looks at the words it does not have.
final class NativeFunction {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle CALL = link();
    private static final ThreadErrno ERRNO = new ThreadErrno();

    private final MemorySegment address;

    private NativeFunction(MemorySegment address) {
        this.address = address;
    }

    static NativeFunction ofLibc(String name) {
        return new NativeFunction(LINKER.defaultLookup().findOrThrow(name));
    }

    /// A function of a library that is found the way the dynamic linker finds it.
    ///
    /// @throws IllegalArgumentException when there is no such library
    static NativeFunction of(SymbolLookup library, String name) {
        return new NativeFunction(library.findOrThrow(name));
    }

    @SuppressWarnings("restricted")
    static SymbolLookup library(String name) {
        return SymbolLookup.libraryLookup(name, Arena.global());
    }

    long call(long a, long b, long c, long d, long e, long f) {
        return invoke(ERRNO.get().segment, a, b, c, d, e, f);
    }

    /// The same for functions that return -1 and set errno: the result, or -errno.
    long callWithErrno(long a, long b, long c, long d, long e, long f) {
        CapturedErrno errno = ERRNO.get();
        long result = invoke(errno.segment, a, b, c, d, e, f);
        return result == -1 ? -errno.value() : result;
    }

    private long invoke(MemorySegment errno, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) CALL.invokeExact(address, errno, a, b, c, d, e, f);
        } catch (Throwable t) {
            throw new IllegalStateException("the foreign call itself failed", t);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle link() {
        ValueLayout.OfLong word = ValueLayout.JAVA_LONG;
        return LINKER.downcallHandle(
                FunctionDescriptor.of(word, word, word, word, word, word, word),
                Linker.Option.captureCallState("errno"));
    }

    /// Where the linker leaves errno; read through a buffer, which starts up faster than a
    /// VarHandle.
    private static final class CapturedErrno {
        final MemorySegment segment = Arena.ofAuto().allocate(Linker.Option.captureStateLayout());
        private final ByteBuffer buffer = segment.asByteBuffer().order(ByteOrder.nativeOrder());

        long value() {
            return buffer.getInt(0);
        }
    }

    private static final class ThreadErrno extends ThreadLocal<CapturedErrno> {
        @Override
        protected CapturedErrno initialValue() {
            return new CapturedErrno();
        }
    }
}
