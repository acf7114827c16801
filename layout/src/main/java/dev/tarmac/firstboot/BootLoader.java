package dev.tarmac.firstboot;

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
        kernelArguments.forEach(it -> Checks.line("argument of the kernel", it));
        menuSeconds.ifPresent(it -> Checks.between("time of a menu", it, 0, LONGEST_WAIT));
    }
}
