package dev.tarmac.agent.linux;

/// The one door to the kernel: libc's `syscall` with up to five arguments. An error comes back as
/// the negative errno, as the kernel itself says it, so the hot path builds no exception it does
/// not throw.
///
/// Arguments are plain longs: numbers, flags, or addresses of memory outside the heap
/// ([NativeMemory]). Whoever passes an address keeps that memory alive during the call.
public final class SystemCall {
    private static final NativeFunction SYSCALL = NativeFunction.ofLibc("syscall");

    private SystemCall() {}

    /// Calls the kernel. The result is what it returned, or -errno.
    public static long call(long number, long a, long b, long c, long d, long e) {
        return SYSCALL.callWithErrno(number, a, b, c, d, e);
    }

    /// Passes a good result on; an error is thrown with the call's name and what it was done to.
    public static long check(String call, String subject, long result) throws LinuxException {
        if (result < 0) throw new LinuxException(call, subject, (int) -result);
        return result;
    }
}
