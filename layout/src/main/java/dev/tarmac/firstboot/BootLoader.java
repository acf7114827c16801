package dev.tarmac.firstboot;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// What the boot loader is told besides where the system is.
///
/// @param kernelArguments appended to the kernel's command line, each as it stands there
/// @param menuSeconds how long the menu waits; empty: as usual
public record BootLoader(List<String> kernelArguments, Optional<Integer> menuSeconds) {
    public static final BootLoader USUAL = new BootLoader(List.of(), Optional.empty());

    private static final int LONGEST_WAIT = 3600;

    public BootLoader {
        kernelArguments = List.copyOf(kernelArguments);
        kernelArguments.forEach(BootLoader::argument);
        menuSeconds.ifPresent(it -> menuSeconds(BigInteger.valueOf(it)));
    }

    /// The rule for one argument of the kernel.
    public static String argument(String text) {
        return Checks.line("argument of the kernel", text);
    }

    /// The rule for the time that the menu waits.
    public static int menuSeconds(BigInteger seconds) {
        return (int) Checks.between("number of seconds for a menu", seconds, 0, LONGEST_WAIT);
    }
}
