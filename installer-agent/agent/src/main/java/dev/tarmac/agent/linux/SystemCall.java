package dev.tarmac.agent.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The one door to the kernel: libc's `syscall` with up to five arguments. An error comes back as
/// the negative errno, as the kernel itself says it, so the hot path builds no exception it does
/// not throw.
///
/// Arguments are plain longs: numbers, flags, or addresses of memory outside the heap
/// ([NativeMemory]). Whoever passes an address keeps that memory alive during the call.
public final class SystemCall {
    private static final MethodHandle SYSCALL = link();
    private static final ThreadErrno ERRNO = new ThreadErrno();

    private SystemCall() {}

    /// Calls the kernel. The result is what it returned, or -errno.
    public static long call(long number, long a, long b, long c, long d, long e) {
        CapturedErrno errno = ERRNO.get();
        long result;
        try {
            result = (long) SYSCALL.invokeExact(errno.segment, number, a, b, c, d, e);
        } catch (Throwable t) {
            throw new IllegalStateException("the foreign call itself failed", t);
        }
        return result == -1 ? -errno.value() : result;
    }

    /// The same; an error is thrown with the call's name and what it was done to.
    public static long check(String call, String subject, long result) throws LinuxException {
        if (result < 0) throw new LinuxException(call, subject, (int) -result);
        return result;
    }

    @SuppressWarnings("restricted")
    private static MethodHandle link() {
        Linker linker = Linker.nativeLinker();
        ValueLayout.OfLong word = ValueLayout.JAVA_LONG;
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("syscall"),
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
