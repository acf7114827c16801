package dev.tarmac.bench.fleet;

import dev.tarmac.order.AgentEvent;
import dev.tarmac.order.InstallOrder;

import java.util.List;

/// Sees what the machines see. Called by their threads, several at a time.
public interface FleetListener {
    /// The server said that it has these events.
    ///
    /// @param nanos from the moment the first of them was there to be told
    default void acknowledged(String mac, List<AgentEvent> events, long nanos) {}

    /// The server heard a sign of life.
    default void beat(String mac) {}

    /// The server has the facts.
    default void reported(String mac) {}

    /// The server took the proof of the first boot.
    default void proven(String mac, InstallOrder order) {}

    /// The machine is off, or says nothing more; what it was up to is over.
    default void ended(String mac) {}
}
