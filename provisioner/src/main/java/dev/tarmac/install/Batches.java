package dev.tarmac.install;

import dev.tarmac.audit.Actor;
import dev.tarmac.install.Terms.Batch;
import dev.tarmac.machine.Machine;
import dev.tarmac.machine.Machines;
import dev.tarmac.machine.Selector;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.MacAddress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Orders installs of many machines at once.
public final class Batches {
    private final Machines machines;
    private final Requests requests;

    public Batches(Machines machines, Requests requests) {
        this.machines = machines;
        this.requests = requests;
    }

    /// What was ordered, and why some were not.
    public record Ordered(Batch batch, List<Install> installs, Map<MacAddress, Problem> refused) {
        public Ordered {
            installs = List.copyOf(installs);
            refused = new TreeMap<>(refused);
        }
    }

    /// One install for each selected machine; held ones are left alone.
    ///
    /// @param wipe what is on their disks may be destroyed
    /// @param limit so many of them run at once, at most
    public Ordered order(Selector selector, boolean wipe, int limit, Actor actor) {
        Batch batch = new Batch(InstallId.random().text(), limit);
        Terms terms = new Terms(wipe, Optional.empty(), Optional.of(batch));
        List<Install> ordered = new ArrayList<>();
        Map<MacAddress, Problem> refused = new TreeMap<>();
        for (Machine machine : machines.list()) {
            if (!selector.matches(machine)) continue;
            if (machine.held()) {
                refused.put(machine.mac(), held(machine));
                continue;
            }
            try {
                switch (requests.order(machine.mac(), terms, actor)) {
                    case Requests.Outcome.Done(Install install) -> ordered.add(install);
                    case Requests.Outcome.Conflict(Problem problem) ->
                            refused.put(machine.mac(), problem);
                    case Requests.Outcome.NoSuchMachine() -> {}
                    case Requests.Outcome.NoSuchInstall() -> {}
                }
            } catch (Refused e) {
                refused.put(machine.mac(), e.problems().getFirst());
            }
        }
        return new Ordered(batch, ordered, refused);
    }

    private static Problem held(Machine machine) {
        return Problem.at(
                "machine " + machine.mac(),
                "is held for approval",
                "look at its plan and approve it: tarmac machine plan " + machine.mac());
    }
}
