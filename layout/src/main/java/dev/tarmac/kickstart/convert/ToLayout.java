package dev.tarmac.kickstart.convert;

import dev.tarmac.anaconda.autopart.AutoPartitioning;
import dev.tarmac.anaconda.autopart.AutoVolumes;
import dev.tarmac.anaconda.autopart.RequiredPartitions;
import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Disk.FoundPartition;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.layout.DiskNames;
import dev.tarmac.anaconda.layout.LayoutRun;
import dev.tarmac.anaconda.layout.LayoutRun.Stage;
import dev.tarmac.anaconda.layout.Preparation;
import dev.tarmac.anaconda.tree.DeviceTree;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.facts.TableKind;
import dev.tarmac.kickstart.Statement;
import dev.tarmac.kickstart.StorageCommand;
import dev.tarmac.kickstart.StorageCommand.AutoPart;
import dev.tarmac.kickstart.StorageCommand.Btrfs;
import dev.tarmac.kickstart.StorageCommand.ClearPart;
import dev.tarmac.kickstart.StorageCommand.LogVol;
import dev.tarmac.kickstart.StorageCommand.Mount;
import dev.tarmac.kickstart.StorageCommand.Part;
import dev.tarmac.kickstart.StorageCommand.Raid;
import dev.tarmac.kickstart.StorageCommand.ReqPart;
import dev.tarmac.kickstart.StorageCommand.Snapshot;
import dev.tarmac.kickstart.StorageCommand.VolGroup;
import dev.tarmac.layout.DiskHandling;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.FreePartition;
import dev.tarmac.layout.Partition.Place;
import dev.tarmac.layout.Sizing;
import dev.tarmac.problem.Where;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Turns the storage commands of a kickstart into the layout that they stand for, in the order in
/// which the installer carries them out.
public final class ToLayout {
    private final Spoken spoken;
    private final Optional<Machine> machine;
    private final Conversion conversion;
    private final List<Refusal> refusals = new ArrayList<>();
    private DiskHandling handling = DiskHandling.NONE;
    private Optional<Situation> situation = Optional.empty();
    private Partitions partitions;
    private PartCommands parts;
    private Arrays arrays;
    private Groups groups;
    private BtrfsVolumes btrfs;

    private ToLayout(
            Where file,
            List<Statement> statements,
            Installer installer,
            Optional<Machine> machine) {
        this.spoken = Spoken.in(file, statements);
        this.machine = machine;
        this.conversion = new Conversion(installer);
        begin();
    }

    /// The layout for a machine, with everything expanded.
    ///
    /// @param file the place of what no command says
    /// @param statements the commands of a kickstart; those that are not about storage do not
    ///   matter
    public static Converted of(Where file, List<Statement> statements, Machine machine)
            throws NotConverted {
        return new ToLayout(file, statements, Installer.of(machine), Optional.of(machine))
                .converted();
    }

    /// The layout for any machine; autopart and reqpart are refused.
    ///
    /// @param file the place of what no command says
    /// @param statements the commands of a kickstart
    public static Converted withoutMachine(
            Where file, List<Statement> statements, Installer installer) throws NotConverted {
        return new ToLayout(file, statements, installer, Optional.empty()).converted();
    }

    /// What has names of its own keeps them.
    private void begin() {
        for (Spoken.Line<Raid> line : spoken.all(Raid.class))
            conversion.names().keep(Arrays.name(line.command()));
        Set<String> btrfsMembers =
                spoken.all(Btrfs.class).stream()
                        .flatMap(line -> line.command().members().stream())
                        .map(DiskNames::bare)
                        .collect(Collectors.toSet());
        partitions = new Partitions(conversion);
        parts = new PartCommands(conversion, partitions, this::content, btrfsMembers);
        arrays = new Arrays(conversion, partitions, btrfsMembers);
        groups = new Groups(conversion);
        btrfs = new BtrfsVolumes(conversion);
    }

    private Converted converted() throws NotConverted {
        prepare();
        Optional<Spoken.Line<AutoPart>> autopart = spoken.last(AutoPart.class);
        DiskLayout layout = autopart.isPresent() ? automatic(autopart.get()) : asSaid();
        noteTheRest();
        if (!refusals.isEmpty()) throw new NotConverted(refusals);
        return new Converted(layout, conversion.notes().list(), conversion.installerNames());
    }

    @FunctionalInterface
    private interface Action {
        void run() throws NotPlanned;
    }

    /// Goes on after a refusal, so that all of them are told. Before the first one comes what the
    /// installer would have refused already, with what it had by then.
    private void attempt(Stage reached, Action action) {
        try {
            action.run();
        } catch (NotPlanned e) {
            if (refusals.isEmpty()) rehearse(reached);
            refusals.add(e.refusal());
        }
    }

    private void rehearse(Stage reached) {
        if (situation.isEmpty()) return;
        try {
            LayoutRun.of(situation.get(), layout(), sizing(), reached);
        } catch (NotPlanned e) {
            refusals.add(e.refusal());
        }
    }

    private void prepare() {
        handling = Handling.of(spoken, Optional.empty());
        try {
            Optional<TableKind> table = Handling.table(spoken);
            handling = Handling.of(spoken, table);
        } catch (NotPlanned e) {
            look();
            refusals.add(e.refusal());
            return;
        }
        look();
    }

    private void look() {
        if (machine.isEmpty()) return;
        try {
            situation = Optional.of(Preparation.of(machine.get(), handling));
        } catch (NotPlanned e) {
            refusals.add(e.refusal());
        }
    }

    private Sizing.Anaconda sizing() {
        return new Sizing.Anaconda(conversion.installer().release(), handling, partitions.all());
    }

    private DiskLayout layout() {
        return new DiskLayout(
                sizing(), List.of(), arrays.all(), groups.all(), btrfs.all(), partitions.tmpfs());
    }

    private DiskLayout automatic(Spoken.Line<AutoPart> line) {
        if (situation.isPresent()) attempt(Stage.ASKED, () -> expand(line, situation.get()));
        else if (machine.isEmpty()) refuseWithoutMachine("autopart", line.where());
        return layout();
    }

    private void expand(Spoken.Line<AutoPart> line, Situation here) throws NotPlanned {
        AutoPartitioning automatic =
                new AutoPartitioning(here, AutoPartWishes.of(line, conversion));
        automatic.partitions().forEach(partitions::add);
        DeviceTree placed = LayoutRun.of(here, layout(), sizing(), Stage.MADE).tree();
        AutoVolumes volumes = automatic.volumes();
        volumes.groups(placed).forEach(groups::add);
        volumes.btrfs(placed).forEach(btrfs::add);
        try {
            LayoutRun.of(here, layout(), sizing(), Stage.MADE);
        } catch (NotPlanned e) {
            throw ofTheWhole(e, line.where());
        }
    }

    /// Nobody asked for a volume in particular that does not fit.
    private static NotPlanned ofTheWhole(NotPlanned refused, Where where) {
        Refusal refusal = refused.refusal();
        return NotPlanned.whole(
                        refusal.kind(),
                        Optional.of(where),
                        refusal.message(),
                        "let larger disks be cleared")
                .causedBy(refused);
    }

    private void refuseWithoutMachine(String command, Where where) {
        refusals.add(
                NotPlanned.command(
                                where,
                                command + " means something else on each machine",
                                "say which: --disks 2x480G --firmware uefi")
                        .refusal());
    }

    private DiskLayout asSaid() {
        each(
                Mount.class,
                Stage.ASKED,
                new MountCommands(conversion, partitions, this::content)::add);
        spoken.last(ReqPart.class).ifPresent(this::require);
        each(Part.class, Stage.ASKED, parts::add);
        each(Raid.class, Stage.MADE, arrays::add);
        each(VolGroup.class, Stage.MADE, groups::add);
        each(LogVol.class, Stage.MADE, new Volumes(conversion, partitions, arrays, groups)::add);
        each(Btrfs.class, Stage.GROWN, btrfs::add);
        return layout();
    }

    @FunctionalInterface
    private interface Taking<T> {
        void take(Spoken.Line<T> line) throws NotPlanned;
    }

    private <T extends StorageCommand> void each(Class<T> kind, Stage reached, Taking<T> taking) {
        for (Spoken.Line<T> line : spoken.all(kind)) attempt(reached, () -> taking.take(line));
    }

    /// Nothing is placed for the sake of reqpart alone.
    private void require(Spoken.Line<ReqPart> line) {
        if (machine.isEmpty()) refuseWithoutMachine("reqpart", line.where());
        if (situation.isEmpty()) return;
        boolean places = !spoken.all(Part.class).isEmpty();
        attempt(
                Stage.ASKED,
                () -> {
                    for (FreePartition free :
                            RequiredPartitions.of(
                                    situation.get(), line.command().addBoot(), line.where()))
                        if (places || free.partition().place() instanceof Place.There)
                            partitions.add(free);
                });
        if (!places)
            conversion.note(
                    line.where(),
                    "reqpart makes nothing where there is no part command",
                    "add part commands");
    }

    private Optional<FormatType> content(String device) {
        if (situation.isEmpty()) return Optional.empty();
        for (Disk disk : situation.get().disks())
            for (FoundPartition partition : disk.found())
                if (disk.partitionName(partition.number()).equals(device))
                    return partition.content();
        return Optional.empty();
    }

    private void noteTheRest() {
        for (Spoken.Line<Snapshot> line : spoken.all(Snapshot.class))
            conversion.note(
                    line.where(),
                    "no snapshot is made: a layout has none",
                    "make it with %post, or install again instead");
        for (Spoken.Line<ClearPart> line : spoken.all(ClearPart.class))
            if (line.command().cdl())
                conversion.note(line.where(), "--cdl is for disks of mainframes", "drop it");
    }
}
