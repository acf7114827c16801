package dev.tarmac.anaconda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.lvm.Group;
import dev.tarmac.anaconda.partition.Placed;
import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.StoragePlan;
import dev.tarmac.anaconda.tree.StoragePlan.PlannedDisk;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.kickstart.convert.NotConverted;
import dev.tarmac.plan.Plan;
import dev.tarmac.planner.Permissions;
import dev.tarmac.planner.Planner;
import dev.tarmac.planner.Target;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Whatever is asked for is planned soundly or refused, and twice the same.
class RandomLayoutsTest {
    /// More in the long run: `-Dtarmac.rounds=50000`.
    private static final int ROUNDS = Integer.getInteger("tarmac.rounds", 2000);

    private final Random random = new Random(42);
    private int planned;
    private int carriedOut;

    @Test
    void everyPlanIsSound() throws Refused {
        for (int round = 0; round < ROUNDS; round++) {
            Machine machine = machine();
            String kickstart = kickstart(machine.disks());
            Optional<StoragePlan> plan = plan(kickstart, machine);
            if (plan.isPresent()) {
                check(plan.get(), kickstart);
                carryOut(plan.get(), kickstart, machine);
            }
            planned += plan.isPresent() ? 1 : 0;
            assertThat(plan(kickstart, machine).map(PlannedText::of))
                    .isEqualTo(plan.map(PlannedText::of));
        }
        assertThat(planned).isGreaterThan(ROUNDS / 10);
        assertThat(carriedOut).isGreaterThan(ROUNDS / 20);
    }

    /// What is carried out in the end is what the installer plans, unless it complains itself.
    private void carryOut(StoragePlan installers, String kickstart, Machine machine)
            throws Refused {
        try {
            Plan plan =
                    Planner.plan(
                            Machines.converted(kickstart, machine).layout(),
                            target(machine),
                            Optional.empty(),
                            Permissions.NONE);
            assertThat(tables(plan)).as(kickstart).isEqualTo(tables(installers));
            assertThat(installers.findings().errors()).as(kickstart).isEmpty();
            carriedOut++;
        } catch (Refused refused) {
            if (installers.findings().errors().isEmpty())
                assertThat(refused).as(kickstart).hasMessageContaining("sectors have 4096 bytes");
        } catch (NotConverted e) {
            throw new AssertionError(kickstart, e);
        }
    }

    private static Target target(Machine machine) {
        return new Target(
                machine.disks().stream().map(RandomLayoutsTest::facts).toList(),
                machine.firmware(),
                false,
                machine.memoryMebibytes() << 20);
    }

    private static DiskFacts facts(Disk disk) {
        return new DiskFacts(
                disk.name(),
                Optional.of(disk.name()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                disk.bytes(),
                disk.sectorBytes(),
                disk.sectorBytes(),
                false,
                List.of());
    }

    private static List<String> tables(Plan plan) {
        return plan.tables()
                .flatMap(
                        table ->
                                table.extents().stream()
                                        .map(
                                                extent ->
                                                        table.disk()
                                                                + extent.number()
                                                                + " "
                                                                + extent.startSector()
                                                                + "-"
                                                                + extent.endSector()))
                .toList();
    }

    private static List<String> tables(StoragePlan plan) {
        List<String> partitions = new ArrayList<>();
        for (PlannedDisk disk : plan.disks())
            if (disk instanceof PlannedDisk.Labelled(Table table))
                for (Placed placed : table.partitions())
                    partitions.add(
                            disk.name()
                                    + placed.number()
                                    + " "
                                    + placed.start()
                                    + "-"
                                    + placed.end());
        return partitions;
    }

    private static Optional<StoragePlan> plan(String kickstart, Machine machine) throws Refused {
        try {
            return Optional.of(Machines.plan(kickstart, machine));
        } catch (NotPlanned e) {
            assertThat(e.refusal().message()).isNotBlank();
            return Optional.empty();
        } catch (NotConverted e) {
            assertThat(e.refusals()).isNotEmpty();
            return Optional.empty();
        }
    }

    private Machine machine() {
        List<Disk> disks = new ArrayList<>();
        for (String name :
                List.of("sda", "sdb", "vda", "nvme0n1").subList(0, 1 + random.nextInt(4)))
            disks.add(
                    new Disk(
                            name,
                            (1L + random.nextInt(random.nextBoolean() ? 20_000 : 4_000_000)) << 20,
                            random.nextInt(4) == 0 ? 4096 : 512,
                            Optional.empty(),
                            List.of()));
        return Machines.of(
                random.nextBoolean() ? Flavor.RHEL9 : Flavor.RHEL10,
                random.nextBoolean() ? Firmware.BIOS : Firmware.UEFI,
                disks.toArray(Disk[]::new));
    }

    private String kickstart(List<Disk> disks) {
        StringBuilder text = new StringBuilder("zerombr\nclearpart --all --initlabel");
        if (random.nextInt(3) == 0) text.append(" --disklabel=").append(pick("gpt", "msdos"));
        text.append("\n");
        if (random.nextInt(8) == 0)
            return text
                    + "autopart --type="
                    + pick("lvm", "plain", "thinp")
                    + pick("", " --nohome")
                    + "\n";
        text.append(pick("", "reqpart\n", "reqpart --add-boot\n", "part /boot/efi --size=200\n"));
        int members = random.nextInt(3);
        int parts = 1 + random.nextInt(7);
        for (int i = 0; i < parts; i++) part(text, i == 0 ? "/" : "/p" + i, disks);
        for (int i = 0; i < members; i++) part(text, "pv." + i, disks);
        if (members > 0) volumes(text, members);
        return text.toString();
    }

    private void part(StringBuilder text, String place, List<Disk> disks) {
        text.append("part ").append(place).append(" --size=").append(size());
        if (random.nextInt(3) == 0) text.append(" --grow");
        if (random.nextInt(5) == 0) text.append(" --maxsize=").append(size());
        if (random.nextInt(5) == 0) text.append(" --asprimary");
        if (random.nextInt(6) == 0) text.append(" --encrypted --passphrase=x");
        if (random.nextInt(4) == 0)
            text.append(" --ondisk=").append(disks.get(random.nextInt(disks.size())).name());
        text.append("\n");
    }

    private void volumes(StringBuilder text, int members) {
        text.append("volgroup vg").append(pick("", " --reserved-percent=10"));
        for (int i = 0; i < members; i++) text.append(" pv.").append(i);
        text.append("\n");
        boolean thin = random.nextInt(3) == 0;
        if (thin)
            text.append("logvol none --vgname=vg --name=pool --thinpool --size=")
                    .append(size())
                    .append(pick("", " --grow"))
                    .append("\n");
        for (int i = 0; i < 1 + random.nextInt(4); i++)
            text.append("logvol /v" + i + " --vgname=vg --name=v" + i)
                    .append(thin ? " --thin --poolname=pool" : "")
                    .append(random.nextInt(4) == 0 ? " --percent=30" : " --size=" + size())
                    .append(pick("", " --grow"))
                    .append("\n");
    }

    private int size() {
        return 1 + random.nextInt(random.nextBoolean() ? 3000 : 60_000);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static void check(StoragePlan plan, String kickstart) {
        for (PlannedDisk disk : plan.disks())
            if (disk instanceof PlannedDisk.Labelled(Table table)) check(table, kickstart);
        for (StoragePlan.PlannedGroup planned : plan.groups()) {
            Group group = planned.group();
            assertThat(group.freeExtents()).as(kickstart).isNotNegative();
        }
    }

    private static void check(Table table, String kickstart) {
        Disk disk = table.disk();
        long next = disk.firstUsable();
        for (Placed partition : table.partitions()) {
            assertThat(partition.start()).as(kickstart).isGreaterThanOrEqualTo(next);
            assertThat(partition.start() % disk.grain()).as(kickstart).isZero();
            assertThat(partition.end()).as(kickstart).isGreaterThanOrEqualTo(partition.start());
            assertThat(partition.end()).as(kickstart).isLessThanOrEqualTo(disk.lastUsable());
            if (partition.kind() != Placed.Kind.EXTENDED) next = partition.end() + 1;
        }
    }
}
