package dev.tarmac.agent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.agent.Orders;
import dev.tarmac.agent.driver.Drivers;
import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class DiskCheckTest {
    private static final long SIZE = 10L << 30;
    private static final DiskContent OLD =
            new DiskContent("vda1", "ext4", Optional.of("data"), Optional.of("11-22"));

    @TempDir Path root;

    @BeforeEach
    void makesADisk() throws IOException {
        file("sys/block/vda/dev", "254:0\n");
        file("sys/block/vda/vda1/partition", "1\n");
        file("sys/block/vda/vda1/dev", "254:1\n");
        Files.createDirectories(root.resolve("sys/block/vda/holders"));
        Files.createDirectories(root.resolve("sys/block/vda/vda1/holders"));
        file("proc/self/mountinfo", "22 1 0:20 / /proc rw - proc proc rw\n");
    }

    @Test
    void passesTheDiskThatWasPlannedFor() throws Refused {
        assertThat(check(agreedTo(List.of()), disk("vda", List.of()))).isEmpty();
    }

    @Test
    void refusesADiskThatHoldsWhatNobodyAgreedToLose() {
        assertThatThrownBy(() -> check(agreedTo(List.of()), disk("vda", List.of(OLD))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("disk system")
                .hasMessageContaining("ext4 on vda1 \"data\" 11-22")
                .hasMessageContaining("nothing was written");
    }

    @Test
    void passesWhatWasAgreedToEvenUnderAnotherName() throws Refused {
        DiskContent renamed = new DiskContent("sdc1", "ext4", OLD.label(), OLD.uuid());

        assertThat(check(agreedTo(List.of(renamed)), disk("vda", List.of(OLD)))).isEmpty();
        assertThat(check(agreedTo(List.of(renamed)), disk("vda", List.of()))).isEmpty();
    }

    @Test
    void refusesADiskInUse() throws IOException {
        file("proc/self/mountinfo", "30 1 254:1 / /mnt rw - ext4 /dev/vda1 rw\n");
        Files.createDirectories(root.resolve("sys/block/vda/vda1/holders/dm-0"));
        file("proc/swaps", "Filename Type\n/dev/vda1 partition 1 0 -2\n");

        assertThatThrownBy(() -> check(agreedTo(List.of()), disk("vda", List.of())))
                .hasMessageContaining("vda1 is mounted")
                .hasMessageContaining("vda1 is held by dm-0")
                .hasMessageContaining("vda1 is used as swap");
    }

    @Test
    void refusesWhenAnotherDiskHasAUuidThatIsToBeGiven() {
        DiskContent twin =
                new DiskContent(
                        "sdb1",
                        "xfs",
                        Optional.empty(),
                        Optional.of("CCCCCCCC-0000-4000-8000-000000000003"));

        assertThatThrownBy(
                        () ->
                                check(
                                        agreedTo(List.of()),
                                        disk("vda", List.of()),
                                        disk("sdb", List.of(twin))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("sdb1: has the UUID");
    }

    @Test
    void notesWhenAnotherDiskHasALabelThatIsToBeGiven() throws Refused {
        DiskContent twin = new DiskContent("sdb1", "ext4", Optional.of("ROOT"), Optional.empty());

        assertThat(check(agreedTo(List.of()), disk("vda", List.of()), disk("sdb", List.of(twin))))
                .singleElement()
                .asString()
                .contains("sdb1 has the label 'root'");
    }

    private List<String> check(InstallOrder order, DiskFacts... disks) throws Refused {
        Machine machine =
                new Machine(
                        root.resolve("sys"),
                        root.resolve("proc"),
                        Path.of("/dev"),
                        root,
                        root,
                        Drivers.of(root, root, text -> {}),
                        List.of(disks),
                        List.of(),
                        text -> {});
        Devices devices = Devices.of(order.plan(), machine.disks(), machine.dev());
        return new DiskCheck(order, machine, devices).run();
    }

    private static DiskFacts disk(String name, List<DiskContent> contents) {
        DiskFacts empty = Orders.disk(name, SIZE, 512);
        return new DiskFacts(
                name,
                empty.serial(),
                empty.wwn(),
                empty.byPath(),
                empty.model(),
                SIZE,
                512,
                512,
                false,
                contents);
    }

    private static InstallOrder agreedTo(List<DiskContent> destroys) {
        InstallOrder order = Orders.uefi(Orders.disk("vda", SIZE, 512));
        Plan plan = order.plan();
        PlannedDisk planned = new PlannedDisk("system", plan.disk("system").identity(), destroys);
        Plan agreed = new Plan(plan.firmware(), List.of(planned), plan.steps());
        return new InstallOrder(
                order.install(),
                order.attempt(),
                agreed,
                agreed.hash(),
                order.diskUuids(),
                order.partitionUuids(),
                order.filesystemUuids(),
                order.image(),
                order.host(),
                order.proof());
    }

    private void file(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }
}
