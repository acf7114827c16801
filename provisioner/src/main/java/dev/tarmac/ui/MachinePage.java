package dev.tarmac.ui;

import dev.tarmac.doctor.Diagnosis;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.install.Install;
import dev.tarmac.install.MachineState;
import dev.tarmac.machine.Machine;
import dev.tarmac.pxe.Location;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One machine: what it is, what is wrong with it, what is being done to it, and what can be.
///
/// @param named it has a name besides its address
/// @param disks as they are, where there is no install whose plan shows more
/// @param install its newest
/// @param profiles that it can have
/// @param canOrder nothing is under way
/// @param shell its agent is there and can open one
public record MachinePage(
        String mac,
        String name,
        boolean named,
        Mark mark,
        Optional<Sign> sign,
        String address,
        String profile,
        String location,
        Optional<FactsView> facts,
        List<DiskDrawing> disks,
        DiagnosisView diagnosis,
        Optional<InstallPage> install,
        List<String> profiles,
        boolean canOrder,
        boolean shellWanted,
        Optional<ProblemView> refused) {
    public MachinePage {
        disks = List.copyOf(disks);
        profiles = List.copyOf(profiles);
    }

    /// What the page is made from.
    ///
    /// @param install its newest
    /// @param sign the last of its agent
    public record Known(
            Machine machine,
            Optional<InstallPage.Known> install,
            Optional<Instant> sign,
            Diagnosis diagnosis,
            List<String> profiles) {}

    /// @param refused why what was asked for was not done
    public static MachinePage of(Known known, Optional<ProblemView> refused, Instant now) {
        Machine machine = known.machine();
        Optional<Install> newest = known.install().map(InstallPage.Known::install);
        Optional<InstallPage> install = known.install().map(it -> InstallPage.of(it, now));
        Optional<String> name =
                machine.hostname()
                        .or(
                                () ->
                                        install.map(InstallPage::machine)
                                                .filter(it -> !it.equals(machine.mac() + "")));
        return new MachinePage(
                machine.mac().toString(),
                name.orElseGet(() -> machine.mac().toString()),
                name.isPresent(),
                Mark.of(MachineState.of(machine, newest)),
                known.sign().or(machine::lastSeen).map(at -> Sign.of(at, now)),
                machine.address().orElse(""),
                machine.profile().orElse(""),
                location(machine.location()),
                machine.facts().map(FactsView::of),
                install.map(InstallPage::disks)
                        .orElseGet(
                                () ->
                                        DiskDrawing.of(
                                                machine.facts()
                                                        .map(MachineFacts::disks)
                                                        .orElse(List.of()),
                                                Optional.empty())),
                DiagnosisView.of(known.diagnosis()),
                install,
                known.profiles(),
                newest.filter(it -> it.state().isActive()).isEmpty(),
                machine.shellWanted(),
                refused);
    }

    private static String location(Location location) {
        return location.isKnown() ? location.toString() : "";
    }
}
