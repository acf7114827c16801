package dev.tarmac.boot;

import dev.tarmac.install.Install;
import dev.tarmac.install.Installs.HandedOut;
import dev.tarmac.machine.Machine;

import java.util.Optional;

/// What a machine that boots from the network goes on with. `why` completes a sentence about it.
public sealed interface BootTarget {
    String why();

    record Agent(String why) implements BootTarget {}

    record Disk(String why) implements BootTarget {}

    /// A machine with a system on its disk is sent there; every other one boots the agent, which
    /// tells what the machine is made of and waits for orders. An order that was refused or taken
    /// back before any agent had it changed nothing: the system from before still is there.
    ///
    /// @param newest the machine's newest install
    /// @param last the last attempt that an agent was given
    static BootTarget of(
            Optional<Machine> machine, Optional<Install> newest, Optional<HandedOut> last) {
        if (machine.isEmpty()) return new Agent("is not known yet");
        if (machine.get().shellWanted()) return new Agent("is wanted for a shell");
        if (newest.isEmpty()) return new Agent("has no install");
        Install install = newest.get();
        boolean onDisk = last.isPresent() && last.get().state().isOnDisk();
        return onDisk && !install.state().isActive()
                ? new Disk(why(last.get()))
                : new Agent(why(new HandedOut(install.id(), install.state())));
    }

    private static String why(HandedOut install) {
        return "has install " + install.install() + ", which is " + install.state();
    }
}
