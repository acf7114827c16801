package dev.tarmac.pxe.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// One function of the C library that returns a number, -1 with `errno` when it fails.
public final class NativeCall {
    private static final String ERRNO = "errno";

    private final String name;
    private final MethodHandle handle;

    /// What came back. `errno` means something when `value` is negative.
    public record Returned(long value, int errno) {
        public boolean failedWith(int wanted) {
            return value < 0 && errno == wanted;
        }
    }

    @SuppressWarnings("restricted") // this is the one place of this module that calls native code
    public NativeCall(String name, MemoryLayout returns, MemoryLayout... arguments) {
        this.name = name;
        Linker linker = Linker.nativeLinker();
        this.handle =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow(name),
                        FunctionDescriptor.of(returns, arguments),
                        Linker.Option.captureCallState(ERRNO));
    }

    public Returned tryRun(Object... arguments) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
            Object[] all = new Object[arguments.length + 1];
            all[0] = state;
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            Number value = (Number) handle.invokeWithArguments(all);
            return new Returned(value.longValue(), state.get(ValueLayout.JAVA_INT, 0));
        } catch (Throwable e) {
            throw new IllegalStateException(name + " cannot be called", e);
        }
    }

    public long run(Object... arguments) throws IOException {
        Returned returned = tryRun(arguments);
        if (returned.value() < 0) throw failure(returned);
        return returned.value();
    }

    public IOException failure(Returned returned) {
        return new IOException(name + " failed with errno " + returned.errno());
    }
}
