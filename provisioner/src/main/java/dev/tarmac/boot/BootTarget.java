package dev.tarmac.boot;

import dev.tarmac.install.Install;
import dev.tarmac.machine.Machine;

import java.util.Optional;

/// What a machine that boots from the network goes on with. `why` completes a sentence about it.
public sealed interface BootTarget {
    String why();

    record Agent(String why) implements BootTarget {}

    record Disk(String why) implements BootTarget {}

    /// A machine with a system on its disk is sent there; every other one boots the agent, which
    /// tells what the machine is made of and waits for orders.
    static BootTarget of(Optional<Machine> machine, Optional<Install> newest) {
        if (machine.isEmpty()) return new Agent("is not known yet");
        if (machine.get().shellWanted()) return new Agent("is wanted for a shell");
        if (newest.isEmpty()) return new Agent("has no install");
        Install install = newest.get();
        String why = "has install " + install.id() + ", which is " + install.state();
        return install.state().isOnDisk() ? new Disk(why) : new Agent(why);
    }
}
