package dev.tarmac.install;

import dev.tarmac.audit.Actor;
import dev.tarmac.machine.Machine;
import dev.tarmac.machine.MachineSettings;
import dev.tarmac.machine.Machines;
import dev.tarmac.problem.Refused;
import dev.tarmac.profile.HostnamePattern;
import dev.tarmac.profile.ProfileName;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.rack.RackEntry;
import dev.tarmac.rack.RackList;
import dev.tarmac.rule.Appearance;
import dev.tarmac.rule.Rule;
import dev.tarmac.rule.RuleBook;
import dev.tarmac.rule.Rules;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.Optional;

/// Machines that appear become what was decided beforehand: by their line of the rack list, and
/// where they have none, by the first rule that is true of them. That happens once in the life of a
/// machine, and only to one that no person has given a profile. Unless it is held, an install is
/// ordered, without leave to wipe anything. Where the port of a switch is asked for, the machine
/// waits until the switch has said it; its agent reports again then.
public final class Arrivals {
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
    private static final Actor RACK_LIST = Actor.rule("rack list");

    private final Machines machines;
    private final RackList rack;
    private final Rules rules;
    private final Installs installs;
    private final Requests requests;

    public Arrivals(
            Machines machines, RackList rack, Rules rules, Installs installs, Requests requests) {
        this.machines = machines;
        this.rack = rack;
        this.rules = rules;
        this.installs = installs;
        this.requests = requests;
    }

    private record Appointment(Actor by, MachineSettings settings, boolean hold) {}

    /// To be called when an agent has reported. What a killed server left undone between the
    /// appointment and its order is done when the machine reports again.
    public void appeared(MacAddress mac) {
        Optional<Machine> found = machines.find(mac);
        if (found.isEmpty()) return;
        Machine machine = found.get();
        boolean isNew = machine.rule().isEmpty() && machine.profile().isEmpty();
        boolean isLeft =
                machine.rule().isPresent() && !machine.held() && installs.latest(mac).isEmpty();
        if (!isNew && !isLeft) return;
        Optional<Appointment> decided = appointment(machine);
        if (decided.isEmpty()) return;
        Appointment appointment = decided.get();
        if (isNew) machine = appoint(mac, appointment);
        else if (!machine.rule().equals(Optional.of(appointment.by().toString()))
                || !machine.profile().equals(appointment.settings().profile())) return;
        if (!machine.held() && machine.profile().isPresent() && installs.latest(mac).isEmpty())
            order(mac, appointment.by());
    }

    private Machine appoint(MacAddress mac, Appointment appointment) {
        Machine machine =
                machines.appoint(mac, appointment.settings(), appointment.by(), appointment.hold());
        LOG.info(
                "{}: {} by {}{}",
                mac,
                appointment.settings(),
                appointment.by(),
                machine.held() ? ", held for approval" : "");
        return machine;
    }

    private Optional<Appointment> appointment(Machine machine) {
        Optional<Appearance> shown = Appearance.of(machine);
        if (shown.isEmpty()) return Optional.empty();
        Optional<RackEntry> entry = rack.find(machine.mac(), machine.serial());
        RuleBook book = rules.book();
        boolean asksLink = entry.map(RackEntry::asksLink).orElseGet(book::asksLink);
        if (asksLink && !shown.get().isLinkKnown()) {
            LOG.info("{}: waits until its switch says which port it is at", machine.mac());
            return Optional.empty();
        }
        if (entry.isPresent()) return Optional.of(of(entry.get()));
        return book.first(shown.get()).map(rule -> of(rule, machine));
    }

    private static Appointment of(RackEntry entry) {
        return new Appointment(
                RACK_LIST,
                new MachineSettings(
                        entry.profile().map(ProfileName::text),
                        Optional.of(entry.name()),
                        Optional.of(entry.labels()),
                        entry.addressing()),
                entry.hold());
    }

    private static Appointment of(Rule rule, Machine machine) {
        Map<String, String> words = HostWords.of(machine);
        Optional<String> hostname =
                rule.hostname().flatMap((HostnamePattern pattern) -> pattern.name(words));
        return new Appointment(
                Actor.rule(rule.name()),
                new MachineSettings(
                        rule.profile().map(ProfileName::text),
                        hostname,
                        Optional.of(rule.labels()),
                        Optional.empty()),
                rule.hold());
    }

    private void order(MacAddress mac, Actor by) {
        try {
            requests.order(mac, Terms.NONE, by);
        } catch (Refused e) {
            LOG.warn("{}: is not installed by {}: {}", mac, by, e.getMessage());
        }
    }
}
