package dev.tarmac.boot;

import dev.tarmac.facts.MachineFacts;
import dev.tarmac.machine.Machine;
import dev.tarmac.machine.Machines;
import dev.tarmac.profile.Profile;
import dev.tarmac.profile.ProfileName;
import dev.tarmac.profile.Profiles;
import dev.tarmac.pxe.MacAddress;

import java.util.Optional;

/// Which machine goes which way. Firmware does not say in DHCP whether Secure Boot is on, so it
/// must be known from before: from the machine's profile, from what its agent reported, or from the
/// server's configuration for machines that nobody knows yet.
public final class LoaderChoice {
    private final Machines machines;
    private final Profiles profiles;
    private final UefiLoader usual;

    /// @param usual for machines of which nothing else is known
    public LoaderChoice(Machines machines, Profiles profiles, UefiLoader usual) {
        this.machines = machines;
        this.profiles = profiles;
        this.usual = usual;
    }

    public UefiLoader of(MacAddress mac) {
        Optional<Machine> machine = machines.find(mac);
        boolean isOn = machine.flatMap(Machine::facts).filter(MachineFacts::secureBoot).isPresent();
        return isOn || isDemanded(machine) ? UefiLoader.SHIM : usual;
    }

    private boolean isDemanded(Optional<Machine> machine) {
        return machine.flatMap(Machine::profile)
                .map(ProfileName::new)
                .flatMap(profiles::find)
                .filter(Profile::secureBootRequired)
                .isPresent();
    }
}
