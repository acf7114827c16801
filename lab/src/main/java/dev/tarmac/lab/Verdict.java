package dev.tarmac.lab;

import dev.tarmac.lab.server.Install;
import dev.tarmac.problem.Problem;

/// Why a machine did not become proven.
final class Verdict {
    private Verdict() {}

    /// @param off the machine's power is off
    static Problem of(Install install, boolean off) {
        if (install.problem().isPresent()) return install.problem().get();
        String fix = "look at its console; the server's log tells its side";
        return switch (install.state()) {
            case PROVEN -> throw new IllegalArgumentException(install.id() + " is proven");
            case UNPROVEN ->
                    Problem.at(
                            install.mac(), "was installed, but its system never phoned home", fix);
            case FAILED, ABORTED ->
                    Problem.at(install.mac(), "the install is " + install.state(), fix);
            case ORDERED, RUNNING, INSTALLED ->
                    Problem.at(
                            install.mac(),
                            (off ? "switched itself off, " : "is not proven in time, ")
                                    + "the install being "
                                    + install.state()
                                    + lastPhase(install),
                            off ? fix : fix + "; --timeout gives it longer");
        };
    }

    private static String lastPhase(Install install) {
        return install.phases().isEmpty()
                ? ", and no word came from the machine"
                : ", in the phase " + install.phases().getLast().name();
    }
}
