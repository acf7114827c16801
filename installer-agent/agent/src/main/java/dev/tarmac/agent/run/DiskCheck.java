package dev.tarmac.agent.run;

import dev.tarmac.agent.boot.Fstab;
import dev.tarmac.agent.linux.DiskDirectory;
import dev.tarmac.agent.linux.KernelFiles;
import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The last look before the first write: are the disks still what the plan says, is nothing of them
/// in use, does no other disk carry a name that we are about to give.
final class DiskCheck {
    private final InstallOrder order;
    private final Machine machine;
    private final Devices devices;
    private final Problems problems = new Problems();

    DiskCheck(InstallOrder order, Machine machine, Devices devices) {
        this.order = order;
        this.machine = machine;
        this.devices = devices;
    }

    /// Refuses with every problem at once; returns what the admin should know all the same.
    List<String> run() throws Refused {
        for (PlannedDisk planned : order.plan().disks()) {
            contents(planned);
            use(planned);
        }
        order.plan().tables().forEach(this::sectors);
        List<String> notices = new ArrayList<>();
        for (DiskFacts other : machine.disks())
            if (!devices.planned(other)) duplicates(other, notices);
        problems.throwIfAny();
        return notices;
    }

    /// What is gone since planning is no loss; what is new was never agreed to. The kernel's names
    /// may have changed, so kind, label and UUID are compared.
    private void contents(PlannedDisk planned) {
        Set<String> agreed = new HashSet<>();
        for (DiskContent content : planned.destroys()) agreed.add(withoutPlace(content));
        for (DiskContent content : devices.facts(planned.name()).contents())
            if (!agreed.contains(withoutPlace(content)))
                problems.add(
                        Where.of("disk " + planned.name()),
                        "holds " + content + ", which was not there when the install was planned",
                        "nothing was written; order the install again, with leave to wipe if this"
                                + " may go");
    }

    private static String withoutPlace(DiskContent content) {
        return content.type() + "|" + content.label().orElse("") + "|" + content.uuid().orElse("");
    }

    private void sectors(Step.WriteTable table) {
        DiskFacts disk = devices.facts(table.disk());
        if (disk.logicalSectorBytes() != table.sectorBytes()
                || disk.sectors() != table.diskSectors())
            problems.add(
                    Where.of("disk " + table.disk()),
                    "has "
                            + disk.sectors()
                            + " sectors of "
                            + disk.logicalSectorBytes()
                            + " bytes, the plan says "
                            + table.diskSectors()
                            + " of "
                            + table.sectorBytes(),
                    "order the install again, so that it is planned anew");
    }

    /// Mounted, swapped on, or held by a volume of another layer.
    private void use(PlannedDisk planned) {
        String disk = devices.facts(planned.name()).name();
        DiskDirectory directory = DiskDirectory.of(machine.sys(), disk);
        List<Path> parts = new ArrayList<>(List.of(directory.path()));
        for (DiskDirectory.Partition partition : directory.partitions())
            parts.add(partition.path());
        String mounts = KernelFiles.text(machine.proc().resolve("self/mountinfo")).orElse("");
        String swaps = KernelFiles.text(machine.proc().resolve("swaps")).orElse("");
        for (Path part : parts) {
            String name = part.getFileName().toString();
            String number = KernelFiles.text(part.resolve("dev")).orElse("none");
            if (mounts.contains(" " + number + " ")) inUse(planned, name + " is mounted");
            if (swaps.contains("/dev/" + name + " ")) inUse(planned, name + " is used as swap");
            for (String holder : KernelFiles.names(part.resolve("holders")))
                inUse(planned, name + " is held by " + holder);
        }
    }

    private void inUse(PlannedDisk planned, String what) {
        problems.add(
                Where.of("disk " + planned.name()),
                what,
                "nothing was written; this agent uses no disk by itself, so release it in the"
                        + " agent's shell, or boot the machine again");
    }

    private void duplicates(DiskFacts other, List<String> notices) {
        for (DiskContent content : other.contents())
            order.plan()
                    .only(Step.MakeFilesystem.class)
                    .forEach(step -> duplicate(step, content, notices));
    }

    private void duplicate(Step.MakeFilesystem step, DiskContent content, List<String> notices) {
        String type = step.filesystem().type();
        String uuid = Fstab.filesystemUuid(order, step.device(), type);
        if (same(content.uuid().orElse(""), uuid))
            problems.add(
                    Where.of(content.where()),
                    "has the UUID " + uuid + " that " + step.device() + " is to get",
                    "take that disk out, or order the install again: it draws new UUIDs");
        String label = step.filesystem().label();
        if (!label.isEmpty() && same(content.label().orElse(""), label))
            notices.add(
                    content.where()
                            + " has the label '"
                            + label
                            + "' too; the installed system goes by UUID, other tools may not");
    }

    private static boolean same(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
