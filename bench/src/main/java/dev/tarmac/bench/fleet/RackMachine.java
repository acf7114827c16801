package dev.tarmac.bench.fleet;

import dev.tarmac.facts.MachineFacts;

/// A machine of the fleet as a value.
///
/// @param mac of the NIC that it boots through
/// @param facts what its agent finds in it
public record RackMachine(String mac, MachineFacts facts, Behaviour behaviour) {
    /// The machine of that number, which installs well.
    public static RackMachine of(int number) {
        return new RackMachine(
                Hardware.mac(number), Hardware.of(number), new Behaviour.InstallsWell());
    }

    /// The same with another fate.
    public RackMachine that(Behaviour other) {
        return new RackMachine(mac, facts, other);
    }

    /// The same with other parts in it.
    public RackMachine with(MachineFacts others) {
        return new RackMachine(mac, others, behaviour);
    }
}
