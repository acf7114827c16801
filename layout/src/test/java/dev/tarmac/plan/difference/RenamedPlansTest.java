package dev.tarmac.plan.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.Golden;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;
import dev.tarmac.plan.difference.Difference.Change;
import dev.tarmac.plan.difference.Difference.Field;
import dev.tarmac.planner.PlanCase;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Plans of all kinds against themselves, under other names.
class RenamedPlansTest {
    static Stream<Path> cases() throws IOException {
        return Golden.folders("plans");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aPlanDoesNotDifferFromItself(Path folder) throws Exception {
        Plan plan = PlanCase.plan(folder);
        assertThat(PlanDifference.between(plan, plan)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void underOtherNamesOnlyNamesDiffer(Path folder) throws Exception {
        Plan plan = PlanCase.plan(folder);
        Names names = otherNames(plan);
        Plan renamed = new Renaming(names).plan(plan);
        assertThat(renamed).isNotEqualTo(plan);
        List<Difference> differences = PlanDifference.between(plan, renamed);
        // An MBR has no names: under others it is the same to the byte.
        assertThat(differences.isEmpty()).isEqualTo(plan.only(Step.WriteMbr.class).count() > 0);
        assertThat(differences).allMatch(one -> one.change() == Change.CHANGED);
        assertThat(differences)
                .flatExtracting(Difference::fields)
                .extracting(Field::name)
                .allMatch("name"::equals);
    }

    private static Names otherNames(Plan plan) {
        Set<String> devices = new HashSet<>();
        plan.tables()
                .flatMap(table -> table.extents().stream())
                .map(Extent::name)
                .forEach(devices::add);
        plan.only(Step.CreateArray.class).map(Step.CreateArray::name).forEach(devices::add);
        plan.only(Step.Encrypt.class).map(Step.Encrypt::name).forEach(devices::add);
        plan.only(Step.MakeBtrfs.class).map(Step.MakeBtrfs::name).forEach(devices::add);
        Names names = new Names();
        devices.forEach(name -> names.same(name, "other-" + name));
        plan.disks().stream()
                .map(PlannedDisk::name)
                .map(Names::disk)
                .forEach(name -> names.same(name, name + "-x"));
        plan.only(Step.CreateGroup.class)
                .forEach(
                        group ->
                                names.same(
                                        Names.group(group.name()),
                                        Names.group("other-" + group.name())));
        plan.only(Step.CreateVolume.class)
                .forEach(
                        volume ->
                                names.same(
                                        volume.device(),
                                        "other-" + volume.group() + "/other-" + volume.name()));
        return names;
    }
}
