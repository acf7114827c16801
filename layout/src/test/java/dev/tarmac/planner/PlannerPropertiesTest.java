package dev.tarmac.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.FoundPartition;
import dev.tarmac.facts.FoundTable;
import dev.tarmac.facts.TableKind;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Partition.Existing;
import dev.tarmac.layout.Partition.Place;
import dev.tarmac.layout.RandomLayouts;
import dev.tarmac.layout.Size;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlanJson;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/// What must hold of every plan, whatever the layout and the machine: generated layouts on
/// generated disks, some of them with partitions that are kept.
class PlannerPropertiesTest {
    /// More in the long run: `-Dtarmac.rounds=10000`.
    private static final int ROUNDS = Integer.getInteger("tarmac.rounds", 1500);

    private static final long MIB = 1L << 20;
    private static final Permissions MAY_WIPE = new Permissions(true, true);

    private final Random random = new Random(11);

    @Test
    void holdsForEveryPlan() throws MalformedJson {
        RandomLayouts layouts = new RandomLayouts(5);
        int planned = 0;
        int kept = 0;
        for (int round = 0; round < ROUNDS; round++) {
            DiskLayout layout = random.nextBoolean() ? layouts.good() : layouts.fresh();
            Map<String, DiskFacts> disks = disks(layout);
            Optional<Plan> plan = plan(layout, disks);
            if (plan.isEmpty()) continue;
            planned++;
            if (layout.partitions().anyMatch(Partition::isKept)) kept++;
            check(plan.get(), layout, disks);
            assertThat(plan(layout, disks)).isEqualTo(plan);
        }
        assertThat(planned).as("layouts that could be planned").isGreaterThan(ROUNDS / 4);
        assertThat(kept).as("plans that keep something").isGreaterThan(ROUNDS / 100);
    }

    private Optional<Plan> plan(DiskLayout layout, Map<String, DiskFacts> disks) {
        List<DiskFacts> present = new ArrayList<>(disks.values());
        present.add(disk("foreign", 512, 1L << 40, Optional.empty(), name -> List.of()));
        Firmware firmware =
                layout.partitions().anyMatch(p -> p.kind() == Partition.Kind.ESP)
                        ? Firmware.UEFI
                        : Firmware.BIOS;
        try {
            return Optional.of(
                    Planner.plan(layout, Target.of(present, firmware), Optional.empty(), MAY_WIPE));
        } catch (Refused refused) {
            assertThat(refused.problems()).isNotEmpty();
            return Optional.empty();
        }
    }

    /// By their names in the layout.
    private Map<String, DiskFacts> disks(DiskLayout layout) {
        Map<String, DiskFacts> disks = new HashMap<>();
        for (int i = 0; i < layout.disks().size(); i++) {
            Disk disk = layout.disks().get(i);
            int sector = random.nextInt(3) == 0 ? 4096 : 512;
            long bytes = random.nextInt(10) == 0 ? 64L << 40 : random.nextLong(200, 3000) << 30;
            Optional<FoundTable> table = found(disk, sector, bytes);
            disks.put(disk.name(), disk("disk" + i, sector, bytes, table, contents(disk, table)));
        }
        return disks;
    }

    private static DiskFacts disk(
            String name,
            int sector,
            long bytes,
            Optional<FoundTable> table,
            Function<String, List<DiskContent>> contents) {
        return new DiskFacts(
                name,
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                bytes,
                sector,
                sector,
                false,
                contents.apply(name),
                table);
    }

    /// The file systems that the layout says are on what it keeps.
    private static Function<String, List<DiskContent>> contents(
            Disk disk, Optional<FoundTable> table) {
        if (table.isEmpty()) return name -> List.of();
        List<Partition> there =
                disk.partitions().stream().filter(p -> p.place() instanceof Place.There).toList();
        return name -> {
            List<DiskContent> contents = new ArrayList<>();
            for (int i = 0; i < there.size(); i++) {
                String device = name + "p" + table.get().partitions().get(i).number();
                there.get(i)
                        .filesystem()
                        .ifPresent(
                                filesystem ->
                                        contents.add(
                                                new DiskContent(
                                                        device,
                                                        filesystem.type(),
                                                        Optional.empty(),
                                                        Optional.empty())));
            }
            return contents;
        };
    }

    /// A table with what the layout finds there, in its order, not aligned to anything.
    private Optional<FoundTable> found(Disk disk, int sector, long bytes) {
        List<Partition> there =
                disk.partitions().stream().filter(p -> p.place() instanceof Place.There).toList();
        if (there.isEmpty()) return Optional.empty();
        List<FoundPartition> found = new ArrayList<>();
        long room = Math.min(bytes / sector, (1L << 32) - 1) / (there.size() + 2);
        for (int i = 0; i < there.size(); i++) {
            Existing which = ((Place.There) there.get(i).place()).which();
            int number =
                    which instanceof Existing.Numbered(int said)
                            ? said
                            : there.size() + i + (disk.table() == TableKind.GPT ? 30 : 1);
            String type =
                    which instanceof Existing.Type(String code)
                            ? code
                            : disk.table() == TableKind.GPT ? PartitionType.LINUX.code() : "83";
            Optional<String> name =
                    which instanceof Existing.Label(String label)
                            ? Optional.of(label)
                            : Optional.empty();
            found.add(
                    new FoundPartition(
                            number,
                            (i + 1) * room + random.nextInt(5000),
                            room / 2 + random.nextInt(5000),
                            type,
                            name,
                            Optional.empty()));
        }
        return Optional.of(new FoundTable(disk.table(), found));
    }

    private static void check(Plan plan, DiskLayout layout, Map<String, DiskFacts> disks)
            throws MalformedJson {
        onlySelectedDisks(plan, disks);
        plan.tables().forEach(table -> table(table, disks.get(table.disk())));
        for (Disk disk : layout.disks()) sizes(plan, disk);
        kept(plan, layout, disks);
        groups(plan);
        madeBeforeUsed(plan);
        assertThat(plan.steps().getLast()).isInstanceOf(Step.MakeBootable.class);
        String json = JsonObject.write(PlanJson.encode(plan));
        assertThat(PlanJson.decode(JsonObject.parse(json))).isEqualTo(plan);
    }

    private static void onlySelectedDisks(Plan plan, Map<String, DiskFacts> disks) {
        plan.disks()
                .forEach(
                        disk ->
                                assertThat(disk.identity().matches(disks.get(disk.name())))
                                        .isTrue());
        for (Step step : plan.steps())
            switch (step) {
                case Step.Wipe wipe -> assertThat(disks).containsKey(wipe.disk());
                case Step.WriteTable table -> assertThat(disks).containsKey(table.disk());
                case Step.MakeBootable bootable -> assertThat(disks).containsKey(bootable.disk());
                case Step.Grub grub -> assertThat(disks).containsKey(grub.disk());
                case Step other -> {}
            }
    }

    /// Inside the disk, aligned where it is new, and nothing over anything else.
    private static void table(Step.WriteTable table, DiskFacts disk) {
        boolean gpt =
                table instanceof Step.WriteGpt
                        || (table instanceof Step.ChangeTable change && change.gpt());
        long perMib = MIB / table.sectorBytes();
        long last =
                gpt
                        ? disk.sectors() - 16384 / table.sectorBytes() - 2
                        : Math.min(disk.sectors() - 1, (1L << 32) - 2);
        Set<Integer> stay =
                table instanceof Step.ChangeTable change ? new HashSet<>(change.kept()) : Set.of();
        Set<Integer> numbers = new HashSet<>();
        long next = 1;
        long extendedEnd = 0;
        for (Extent extent : byStart(table)) {
            assertThat(numbers.add(extent.number())).isTrue();
            if (!stay.contains(extent.number())) assertThat(extent.startSector() % perMib).isZero();
            assertThat(extent.startSector()).isGreaterThanOrEqualTo(next);
            assertThat(extent.endSector()).isLessThanOrEqualTo(last);
            if (extent.type().equals(PartitionType.MBR_EXTENDED)) {
                extendedEnd = extent.endSector();
                next = extent.startSector() + 1;
            } else {
                if (extent.number() > 4 && !gpt)
                    assertThat(extent.endSector()).isLessThanOrEqualTo(extendedEnd);
                next = extent.endSector() + 1;
            }
        }
    }

    private static List<Extent> byStart(Step.WriteTable table) {
        return table.extents().stream()
                .sorted(
                        Comparator.comparingLong(Extent::startSector)
                                .thenComparingInt(Extent::number))
                .toList();
    }

    private static void sizes(Plan plan, Disk disk) {
        for (Partition partition : disk.partitions()) {
            if (partition.size().isEmpty()) continue;
            long bytes =
                    plan.extent(partition.name()).orElseThrow().sectors()
                            * plan.tableOf(partition.name()).orElseThrow().sectorBytes();
            switch (partition.size().get()) {
                case Size.Bytes(long wanted) ->
                        assertThat(bytes).isEqualTo(Math.ceilDiv(wanted, MIB) * MIB);
                case Size.Growing growing -> {
                    assertThat(bytes).isGreaterThanOrEqualTo(growing.leastBytes());
                    if (growing.mostBytes().isPresent())
                        assertThat(bytes)
                                .isLessThanOrEqualTo(
                                        Math.max(
                                                growing.mostBytes().getAsLong(),
                                                Math.ceilDiv(growing.leastBytes(), MIB) * MIB));
                }
                case Size.Rest(), Size.Percent _ -> assertThat(bytes).isPositive();
                case Size.Advised _, Size.GrowingPercent _ ->
                        throw new AssertionError("not in our sizing");
            }
        }
    }

    /// What is kept has its bounds and is spared by the wipe; nothing else is written there.
    private static void kept(Plan plan, DiskLayout layout, Map<String, DiskFacts> disks) {
        for (Disk disk : layout.disks())
            for (Partition partition : disk.partitions()) {
                if (!partition.isKept()) continue;
                Extent extent = plan.extent(partition.name()).orElseThrow();
                FoundPartition found =
                        disks.get(disk.name()).table().orElseThrow().partitions().stream()
                                .filter(one -> one.number() == extent.number())
                                .findFirst()
                                .orElseThrow();
                assertThat(extent.startSector()).isEqualTo(found.startSector());
                assertThat(extent.sectors()).isEqualTo(found.sectors());
                assertThat(plan.only(Step.Wipe.class).filter(w -> w.disk().equals(disk.name())))
                        .singleElement()
                        .satisfies(wipe -> assertThat(wipe.keeping()).contains(extent));
                assertThat(plan.only(Step.MakeFilesystem.class))
                        .noneMatch(made -> made.device().equals(partition.name()));
                assertThat(plan.only(Step.Encrypt.class))
                        .noneMatch(made -> made.device().equals(partition.name()));
            }
    }

    /// Volumes, metadata of pools and LVM's spare of it, and caches fit their group.
    private static void groups(Plan plan) {
        plan.only(Step.CreateGroup.class)
                .forEach(
                        group -> {
                            long extents = 0;
                            long spare = 0;
                            for (Step step : plan.steps()) {
                                if (step instanceof Step.CreateVolume volume
                                        && volume.group().equals(group.name())) {
                                    assertThat(volume.bytes() % group.extentBytes()).isZero();
                                    long metadata = 0;
                                    if (volume.type() instanceof LogicalVolume.Type.ThinPool pool)
                                        metadata =
                                                pool.metadataBytes().orElseThrow()
                                                        / group.extentBytes();
                                    if (!(volume.type() instanceof LogicalVolume.Type.Thin))
                                        extents += volume.bytes() / group.extentBytes() + metadata;
                                    spare = Math.max(spare, metadata);
                                }
                                if (step instanceof Step.CacheVolume cache
                                        && cache.group().equals(group.name()))
                                    extents +=
                                            (cache.bytes() + cache.metadataBytes())
                                                    / group.extentBytes();
                            }
                            assertThat(extents + spare).isLessThanOrEqualTo(group.extents());
                        });
    }

    private static void madeBeforeUsed(Plan plan) {
        Set<String> made = new HashSet<>();
        for (Step step : plan.steps()) {
            switch (step) {
                case Step.WriteTable table -> table.extents().forEach(e -> made.add(e.name()));
                case Step.CreateArray array -> {
                    assertThat(made).containsAll(array.members()).containsAll(array.spares());
                    made.add(array.name());
                }
                case Step.Encrypt encrypt -> {
                    assertThat(made).contains(encrypt.device());
                    made.add(encrypt.name());
                }
                case Step.CreateGroup group -> assertThat(made).containsAll(group.members());
                case Step.CreateVolume volume -> {
                    if (volume.type() instanceof LogicalVolume.Type.Thin(String pool))
                        assertThat(made).contains(volume.group() + "/" + pool);
                    made.add(volume.device());
                }
                case Step.CacheVolume cache ->
                        assertThat(made).contains(cache.group() + "/" + cache.volume());
                case Step.MakeBtrfs btrfs -> {
                    assertThat(made).containsAll(btrfs.members());
                    made.add(btrfs.name());
                }
                case Step.MakeFilesystem filesystem ->
                        assertThat(made).contains(filesystem.device());
                case Step.Mount mount -> {
                    // What is kept encrypted is opened from its crypttab line, not made.
                    if (!mount.device().startsWith("luks-") && !isOpened(plan, mount.device()))
                        assertThat(made).contains(mount.device());
                }
                case Step other -> {}
            }
        }
    }

    private static boolean isOpened(Plan plan, String device) {
        return plan.only(Step.WriteCrypttab.class)
                .flatMap(crypttab -> crypttab.entries().stream())
                .anyMatch(entry -> entry.name().equals(device));
    }
}
