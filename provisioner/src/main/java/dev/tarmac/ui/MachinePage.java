package dev.tarmac.ui;

import dev.tarmac.audit.AuditEntry;
import dev.tarmac.doctor.Diagnosis;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.firstboot.FixedAddress;
import dev.tarmac.install.Install;
import dev.tarmac.install.MachineState;
import dev.tarmac.install.Preview;
import dev.tarmac.machine.Machine;
import dev.tarmac.plan.text.PlanText;
import dev.tarmac.problem.Problem;
import dev.tarmac.pxe.Location;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One machine: what it is, what is wrong with it, what is being done to it, and what can be.
///
/// @param named it has a name besides its address
/// @param disks as they are, where there is no install whose plan shows more
/// @param install its newest
/// @param profiles that it can have
/// @param fixedAddress of the installed system; empty: by DHCP
/// @param offer what an order would do now; empty while nothing can be ordered
/// @param canOrder nothing is under way
/// @param held nothing is installed before somebody approves
/// @param deeds who changed what, newest first
public record MachinePage(
        String mac,
        String name,
        boolean named,
        Mark mark,
        Optional<Sign> sign,
        String address,
        String fixedAddress,
        String profile,
        String location,
        List<String> labels,
        Optional<FactsView> facts,
        List<DiskDrawing> disks,
        DiagnosisView diagnosis,
        Optional<InstallPage> install,
        List<String> profiles,
        Optional<Offer> offer,
        boolean canOrder,
        boolean held,
        boolean shellWanted,
        List<AuditPage.Row> deeds,
        Optional<ProblemView> refused) {
    public MachinePage {
        disks = List.copyOf(disks);
        profiles = List.copyOf(profiles);
        labels = List.copyOf(labels);
        deeds = List.copyOf(deeds);
    }

    /// What an order would do.
    ///
    /// @param hash of the plan, whole; empty when there can be none, and `problems` say why
    /// @param destroys it needs leave to destroy what is on the disks
    public record Offer(String hash, String plan, boolean destroys, List<ProblemView> problems) {
        public Offer {
            problems = List.copyOf(problems);
        }

        static Offer of(Preview preview) {
            return new Offer(
                    preview.plan().hash(),
                    PlanText.of(preview.plan()),
                    preview.needsWipe(),
                    preview.problems().stream().map(ProblemView::of).toList());
        }

        static Offer none(List<Problem> why) {
            return new Offer("", "", false, why.stream().map(ProblemView::of).toList());
        }
    }

    /// What the page is made from.
    ///
    /// @param install its newest
    /// @param sign the last of its agent
    /// @param preview what an order would do
    /// @param noPlan why there is none
    /// @param audit newest first
    public record Known(
            Machine machine,
            Optional<InstallPage.Known> install,
            Optional<Instant> sign,
            Diagnosis diagnosis,
            List<String> profiles,
            Optional<Preview> preview,
            List<Problem> noPlan,
            List<AuditEntry> audit) {}

    /// The page as it is now.
    ///
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
                machine.addressing().fixed().map(FixedAddress::toString).orElse(""),
                machine.profile().orElse(""),
                location(machine.location()),
                machine.labels().entrySet().stream()
                        .map(Map.Entry::toString)
                        .sorted(Natural.ORDER)
                        .toList(),
                machine.facts().map(FactsView::of),
                disks(known, newest, install),
                DiagnosisView.of(known.diagnosis()),
                install,
                known.profiles(),
                offer(known),
                newest.filter(it -> it.state().isActive()).isEmpty(),
                machine.held(),
                machine.shellWanted(),
                known.audit().stream().map(AuditPage.Row::of).toList(),
                refused);
    }

    private static Optional<Offer> offer(Known known) {
        if (known.preview().isPresent()) return known.preview().map(Offer::of);
        return Optional.of(known.noPlan()).filter(why -> !why.isEmpty()).map(Offer::none);
    }

    /// What is on the disks, or being put there; else what an order would make of them.
    private static List<DiskDrawing> disks(
            Known known, Optional<Install> newest, Optional<InstallPage> install) {
        boolean counts =
                newest.filter(it -> it.state().isActive() || it.state().isOnDisk()).isPresent();
        if (counts || (install.isPresent() && known.preview().isEmpty()))
            return install.orElseThrow().disks();
        return DiskDrawing.of(
                known.machine().facts().map(MachineFacts::disks).orElse(List.of()),
                known.preview().map(Preview::plan));
    }

    private static String location(Location location) {
        return location.isKnown() ? location.toString() : "";
    }
}
