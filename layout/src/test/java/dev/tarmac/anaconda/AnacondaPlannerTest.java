package dev.tarmac.anaconda;

import static dev.tarmac.anaconda.Machines.blank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Disk.FoundPartition;
import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.LabelType;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.device.Product;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.anaconda.tree.StoragePlan.Finding;
import dev.tarmac.facts.Firmware;
import dev.tarmac.kickstart.convert.NotConverted;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class AnacondaPlannerTest {
    private static final String CLEAR =
            """
                zerombr
                clearpart --all --initlabel
                """;

    private static String planned(String kickstart, Machine machine)
            throws NotConverted, NotPlanned, Refused {
        return PlannedText.of(Machines.plan(CLEAR + kickstart, machine));
    }

    private static Refusal refusal(String kickstart, Machine machine) {
        NotPlanned refused =
                catchThrowableOfType(
                        NotPlanned.class, () -> Machines.plan(CLEAR + kickstart, machine));
        assertThat(refused).isNotNull();
        return refused.refusal();
    }

    private static Machine rhel9(Disk... disks) {
        return Machines.of(Flavor.RHEL9, Firmware.BIOS, disks);
    }

    @Test
    void growingPartitionsShareTheRestInProportion() throws NotConverted, NotPlanned, Refused {
        String kickstart =
                """
                part /a --size=1000 --grow
                part /b --size=3000 --grow
                part / --size=2000
                """;
        assertThat(planned(kickstart, rhel9(blank("vda", 10))))
                .isEqualTo(
                        """
                        vda msdos
                          vda1 2048-4098047 xfs /
                          vda2 4098048-16752639 xfs /b
                          vda3 16752640-20969471 xfs /a
                        / = vda1 xfs
                        /a = vda3 xfs
                        /b = vda2 xfs
                        """);
    }

    @Test
    void theFourthPartitionOfAnOldTableIsLogical() throws NotConverted, NotPlanned, Refused {
        String kickstart =
                """
                part /a --size=100
                part /b --size=200
                part /c --size=300
                part / --size=400
                part /d --size=50
                """;
        assertThat(planned(kickstart, rhel9(blank("sda", 4))))
                .startsWith(
                        """
                        sda msdos
                          sda1 2048-821247 xfs /
                          sda2 821248-1435647 xfs /c
                          sda3 1435648-1845247 xfs /b
                          sda4 1845248-8388607 extended
                          sda5 1849344-2054143 xfs /a logical
                          sda6 2056192-2158591 xfs /d logical
                        """);
    }

    @Test
    void uefiGetsItsSystemPartitionFirst() throws NotConverted, NotPlanned, Refused {
        Machine machine = Machines.of(Flavor.RHEL10, Firmware.UEFI, blank("nvme0n1", 30));
        assertThat(planned("autopart --type=plain --nohome\n", machine))
                .isEqualTo(
                        """
                        nvme0n1 gpt
                          nvme0n1p1 2048-1230847 efi /boot/efi
                          nvme0n1p2 1230848-5425151 xfs /boot
                          nvme0n1p3 5425152-11716607 swap
                          nvme0n1p4 11716608-62912511 xfs /
                        / = nvme0n1p4 xfs
                        /boot = nvme0n1p2 xfs
                        /boot/efi = nvme0n1p1 vfat
                        none = nvme0n1p3 swap
                        """);
    }

    @Test
    void volumesLieOnAMirror() throws NotConverted, NotPlanned, Refused {
        String kickstart =
                """
                part /boot --size=600 --ondisk=sda
                part raid.1 --size=5000 --ondisk=sda
                part raid.2 --size=5000 --ondisk=sdb
                raid pv.1 --device=data --level=RAID1 raid.1 raid.2
                volgroup vg pv.1
                logvol / --vgname=vg --name=root --size=1000 --grow
                logvol swap --vgname=vg --name=swap --size=510
                """;
        assertThat(planned(kickstart, rhel9(blank("sda", 20), blank("sdb", 20))))
                .isEqualTo(
                        """
                        sda msdos
                          sda1 2048-1230847 xfs /boot
                          sda2 1230848-11470847 mdmember
                        sdb msdos
                          sdb1 2048-10242047 mdmember
                        data raid1 5238685696 lvmpv
                        vg extents 1248 free 0
                          root 4697620480
                          swap 534773760
                        / = vg-root xfs
                        /boot = sda1 xfs
                        none = vg-swap swap
                        """);
    }

    @Test
    void anEncryptedMemberIsSmallerByItsHeader() throws NotConverted, NotPlanned, Refused {
        String kickstart =
                """
                part /boot --size=600
                part pv.1 --size=2000 --encrypted --passphrase=x
                volgroup vg pv.1
                logvol / --vgname=vg --name=root --size=1000
                """;
        assertThat(planned(kickstart, rhel9(blank("sda", 4))))
                .contains(
                        """
                luks-sda2 2095054848 lvmpv
                vg extents 499 free 249
                """);
        Machine newer = Machines.of(Flavor.RHEL10, Firmware.UEFI, blank("sda", 4));
        assertThat(planned("part /boot/efi --size=200\n" + kickstart, newer))
                .contains(
                        """
                luks-sda3 2080374784 lvmpv
                vg extents 495 free 245
                """);
    }

    @Test
    void aThinPoolPaysForItsMetadataAndTheSpare() throws NotConverted, NotPlanned, Refused {
        String kickstart =
                """
                part /boot --size=600
                part pv.1 --size=10001
                volgroup vg pv.1
                logvol none --vgname=vg --name=pool --thinpool --size=1000 --grow
                logvol / --vgname=vg --thin --poolname=pool --name=root --size=2000 --grow
                """;
        assertThat(planned(kickstart, rhel9(blank("sda", 20))))
                .contains(
                        """
                vg extents 2500 free 3
                  pool 10448011264
                  root 10448011264
                """);
    }

    @Test
    void whatIsKeptStaysWhereItIs() throws NotConverted, NotPlanned, Refused {
        Disk disk =
                new Disk(
                        "sda",
                        20L << 30,
                        512,
                        Optional.of(LabelType.GPT),
                        List.of(
                                new FoundPartition(1, 2048, 411647, Optional.of(FormatType.EFI)),
                                new FoundPartition(
                                        2, 411648, 8800255, Optional.of(FormatType.XFS))));
        Machine machine = Machines.of(Flavor.RHEL9, Firmware.UEFI, disk);
        String kickstart =
                """
                clearpart --none
                part /boot/efi --onpart=sda1
                part /data --onpart=/dev/sda2 --noformat
                part / --size=5000
                """;
        assertThat(PlannedText.of(Machines.plan(kickstart, machine)))
                .isEqualTo(
                        """
                        sda gpt
                          sda1 2048-411647
                          sda2 411648-8800255
                          sda3 8800256-19040255 xfs /
                        / = sda3 xfs
                        /boot/efi = sda1 vfat
                        /data = sda2 xfs
                        """);
    }

    @Test
    void aDiskThatNothingMayClearIsLeftAlone() throws NotConverted, NotPlanned, Refused {
        Machine machine = rhel9(blank("sda", 20), blank("sdb", 20), blank("sdc", 20));
        String kickstart =
                """
                ignoredisk --drives=sdc
                clearpart --all --initlabel --drives=sdb
                part / --size=1000
                """;
        assertThat(PlannedText.of(Machines.plan(kickstart, machine)))
                .startsWith(
                        """
                sda no label
                sdb msdos
                  sdb1 2048-2050047 xfs /
                sdc ignored
                """);
    }

    @Test
    void refusesWithTheLineOfTheCommand() {
        assertThat(refusal("part / --size=900 --ondisk=sdz\n", rhel9(blank("sda", 4))))
                .isEqualTo(
                        new Refusal(
                                Refusal.Stage.PLANNING,
                                Refusal.Kind.COMMAND,
                                Optional.of(new Where("test.ks", 3, 1)),
                                Optional.empty(),
                                "Disk \"sdz\" given in part command does not exist.",
                                "name a disk that the installation sees: sda"));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThat(refusal("part / --size=5000\n", rhel9(blank("sda", 4))).message())
                .isEqualTo("Unable to allocate requested partition scheme.");
        assertThat(
                        refusal(
                                        """
                part /boot --size=500
                part pv.1 --size=1000
                volgroup vg pv.1
                logvol / --vgname=vg --name=r --size=1000
                """,
                                        rhel9(blank("sda", 4)))
                                .message())
                .isEqualTo("new lv is too large to fit in free space");
    }

    @Test
    void refusesTooFewMembers() {
        String kickstart =
                """
                part raid.1 --size=500
                part raid.2 --size=500
                raid / --device=r --level=5 raid.1 raid.2
                """;
        assertThat(refusal(kickstart, rhel9(blank("sda", 4))).message())
                .isEqualTo("RAID level raid5 requires that device have at least 3 members.");
    }

    @Test
    void tellsWhatCannotBoot() throws NotConverted, NotPlanned, Refused {
        Machine bios = Machines.of(Flavor.RHEL10, Firmware.BIOS, blank("sda", 4));
        assertThat(Machines.plan(CLEAR + "part / --size=2000\n", bios).findings().errors())
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .contains("1MiB 'biosboot' type partition on the sda disk");
        Machine uefi = Machines.of(Flavor.RHEL10, Firmware.UEFI, blank("sda", 4));
        assertThat(refusal("part / --size=2000\n", uefi).kind()).isEqualTo(Refusal.Kind.BOOT);
    }

    @Test
    void aHostNameGoesIntoTheNameOfTheGroup() throws NotConverted, NotPlanned, Refused {
        Machine machine =
                new Machine(
                        List.of(blank("sda", 20)),
                        Firmware.BIOS,
                        4096,
                        Optional.of("Web01.example.com"),
                        Flavor.RHEL9,
                        Product.RHEL);
        assertThat(planned("autopart\n", machine)).contains("rhel_web01 extents ");
    }
}
