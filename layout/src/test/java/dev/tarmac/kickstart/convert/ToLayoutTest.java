package dev.tarmac.kickstart.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.Product;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.convert.Cases.Computer;
import dev.tarmac.layout.FreePartition;
import dev.tarmac.layout.Partition.Existing;
import dev.tarmac.layout.Partition.Place;
import dev.tarmac.layout.yaml.LayoutYamlWriter;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class ToLayoutTest {
    private static final Installer RHEL9 =
            new Installer(Flavor.RHEL9, Product.RHEL, Optional.empty());
    private static final Computer BIOS = Computer.of("bios RHEL9 2x20G 8G");

    private static Converted converted(String kickstart) throws NotConverted, Refused {
        return ToLayout.withoutMachine(FILE, Cases.read(kickstart), RHEL9);
    }

    private static List<String> problems(String kickstart) {
        return texts(
                catchThrowableOfType(NotConverted.class, () -> converted(kickstart))
                        .problems(FILE));
    }

    private static List<String> problemsOn(Computer computer, String kickstart) {
        return texts(
                catchThrowableOfType(
                                NotConverted.class,
                                () ->
                                        ToLayout.of(
                                                FILE,
                                                Cases.read(kickstart, computer.version()),
                                                computer.machine()))
                        .problems(FILE));
    }

    private static final Where FILE = Where.of("test.ks");

    private static List<String> texts(List<Problem> problems) {
        return problems.stream().map(problem -> problem.where() + ": " + problem.what()).toList();
    }

    @Test
    void noMachineIsNeededWhereNothingDependsOnIt() throws NotConverted, Refused {
        assertThat(LayoutYamlWriter.write(converted("part / --size=3000 --ondisk=sda\n").layout()))
                .isEqualTo(
                        """
                        sizing: anaconda-rhel9
                        partitions:
                          - {name: root, size: 3000M, disks: [sda], filesystem: xfs, mount: /}
                        """);
    }

    @ParameterizedTest
    @CsvSource({"autopart", "reqpart"})
    void whatDependsOnTheMachineIsRefusedWithoutOne(String command) {
        NotConverted refused =
                catchThrowableOfType(NotConverted.class, () -> converted(command + "\n"));
        assertThat(refused.problems(FILE))
                .containsExactly(
                        new Problem(
                                new Where("test.ks", 1, 1),
                                command + " means something else on each machine",
                                "say which: --disks 2x480G --firmware uefi"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    part / --fstype=reiserfs                     | The "reiserfs" file system type is not supported.
                    part / --size=-5 --fstype=vfat               | the size of a partition must be positive
                    part /x --noformat                           | part --noformat must also use the --onpart option.
                    part /x --onpart=sda1 --resize --size=500    | this planner does not resize partitions
                    part /x --onbiosdisk=80                      | No disk found for specified BIOS disk "80".
                    part / --label=far-too-long-for-xfs          | a label of xfs has at most 12 characters, not 'far-too-long-for-xfs'
                    part / --encrypted --luks-version=luks3      | no LUKS version "luks3" can be made here
                    raid /x --device=data --useexisting          | there is no array "data" that could be used
                    volgroup vg --useexisting                    | there is no volume group "vg" that could be used
                    logvol / --vgname=vg --name=r --size=100     | No volume group exists with the name "vg". Specify volume groups before logical volumes.
                    mount /dev/mapper/vg-root /                  | devices that exist cannot be planned for: /dev/mapper/vg-root
                    mount /dev/sda1 / --reformat                 | it is not known what /dev/sda1 shall be made
                    clearpart --all --disklabel=mac              | Disklabel "mac" given in clearpart command is not supported on this platform.
                    """)
    void refusesWhatALayoutCannotSay(String line, String message) {
        assertThat(problems(line + "\n")).containsExactly("test.ks:1:1: " + message);
    }

    @Test
    void refusesABtrfsSubvolumeWithoutItsVolume() {
        NotConverted refused =
                catchThrowableOfType(
                        NotConverted.class,
                        () ->
                                ToLayout.withoutMachine(
                                        FILE,
                                        Cases.read(
                                                "btrfs / --subvol --name=root none\n",
                                                KsVersion.F40),
                                        RHEL9));
        assertThat(texts(refused.problems(FILE)))
                .containsExactly(
                        "test.ks:1:1: \"none\" is no btrfs volume that can hold a subvolume.");
    }

    @Test
    void tellsEverythingAtOnce() {
        assertThat(
                        problems(
                                """
                                part / --fstype=reiserfs
                                part pv.01 --size=500
                                part pv.01 --size=600
                                volgroup old --useexisting
                                logvol /srv --vgname=old --name=srv --size=100
                                logvol /opt --vgname=new --name=opt --size=100
                                """))
                .containsExactly(
                        "test.ks:1:1: The \"reiserfs\" file system type is not supported.",
                        "test.ks:3:1: PV partition \"pv.01\" is defined multiple times.",
                        "test.ks:4:1: there is no volume group \"old\" that could be used",
                        "test.ks:6:1: No volume group exists with the name \"new\". Specify volume"
                                + " groups before logical volumes.");
    }

    /// The installer would have stopped at the partitions.
    @Test
    void whatTheInstallerRefusesFirstComesFirst() {
        assertThat(
                        problemsOn(
                                BIOS,
                                """
                                clearpart --all
                                part / --size=90000
                                logvol /opt --vgname=new --name=opt --size=100
                                """))
                .containsExactly(
                        "test.ks:2:1: Unable to allocate requested partition scheme.",
                        "test.ks:3:1: No volume group exists with the name \"new\". Specify volume"
                                + " groups before logical volumes.");
    }

    @Test
    void aDiskThatIsNotThereIsRefusedWhereItIsNamed() {
        assertThat(problemsOn(BIOS, "zerombr\nclearpart --all --drives=sdx\npart / --size=900\n"))
                .containsExactly(
                        "test.ks:2:1: Disk \"sdx\" given in clearpart command does not exist.");
    }

    @Test
    void autopartOnTooLittleIsRefusedAtItsLine() {
        assertThat(problemsOn(Computer.of("uefi RHEL10 1x2G 8G"), "clearpart --all\nautopart\n"))
                .singleElement()
                .asString()
                .startsWith("test.ks:2:1: ");
        assertThat(problemsOn(BIOS, "autopart\n"))
                .containsExactly("test.ks:1:1: No usable disks selected.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    part / --encrypted --passphrase=x --escrowcert=http://x/y | no escrow packet
                    part / --fsprofile=large                                  | --fsprofile is for ext2
                    part / --maxsize=5000                                     | --maxsize means nothing without --grow
                    part /x --recommended                                     | mean nothing but for swap
                    part /boot/efi --fsoptions=noatime                        | the installer ignores --fsoptions
                    part raid.1 --label=x                                     | are for file systems
                    clearpart --all --cdl                                     | --cdl is for disks of mainframes
                    snapshot vg/root --name=before --when=post-install        | no snapshot is made
                    """)
    void notesWhatTheLayoutDoesNotSay(String line, String message) throws NotConverted, Refused {
        assertThat(converted(line + "\n").notes())
                .singleElement()
                .satisfies(
                        note -> {
                            assertThat(note.where()).isEqualTo(new Where("test.ks", 1, 1));
                            assertThat(note.what()).contains(message);
                        });
    }

    @Test
    void aPassphraseNeverGetsIntoALayout() throws NotConverted, Refused {
        Converted converted =
                converted(
                        """
                        part / --encrypted --passphrase=open-sesame
                        part /a --encrypted --passphrase=another
                        part /b --encrypted --passphrase=open-sesame
                        part /c --encrypted
                        """);
        assertThat(converted.layout().partitions())
                .extracting(partition -> partition.content().luks().orElseThrow().secret())
                .containsExactly(
                        Optional.of("disk"),
                        Optional.of("disk-2"),
                        Optional.of("disk"),
                        Optional.empty());
        assertThat(converted.toString()).doesNotContain("sesame", "another");
    }

    @Test
    void aPartitionThatIsThereKeepsWhatIsOnIt() throws NotConverted, Refused {
        List<FreePartition> partitions =
                converted(
                                """
                                part /home --onpart=/dev/sda3 --noformat --fstype=ext4
                                part / --onpart=sda2 --fstype=xfs
                                """)
                        .sizing()
                        .partitions();
        assertThat(partitions)
                .extracting(free -> free.partition().place())
                .containsExactly(
                        new Place.There(new Existing.Named("sda3"), true),
                        new Place.There(new Existing.Named("sda2"), false));
    }

    @Test
    void mountUsesPartitionsThatAreThere() throws NotConverted, Refused {
        assertThat(
                        LayoutYamlWriter.write(
                                converted(
                                                """
                                                mount /dev/sda2 / --reformat=xfs --mkfsoptions="-m crc=1"
                                                mount /dev/sda3 /home --mountoptions=noatime
                                                """)
                                        .layout()))
                .isEqualTo(
                        """
                        sizing: anaconda-rhel9
                        partitions:
                          - {name: root, reuse: {device: sda2}, filesystem: xfs, mkfs: [-m, crc=1], mount: /}
                          - {name: home, keep: {device: sda3}, mount: /home, options: noatime}
                        """);
    }

    @Test
    void namesAreUniqueAndFitIntoAPartitionTable() throws NotConverted, Refused {
        Converted converted =
                converted(
                        """
                        part / --size=900
                        part /root --size=900
                        part /a/very/long/path/that/has/no/room/in/a/table --size=900
                        part /home --size=900
                        part raid.1 --size=900
                        part raid.2 --size=900
                        raid /md --device=home --level=1 raid.1 raid.2
                        """);
        assertThat(converted.layout().devices())
                .extracting(device -> device.name())
                .containsExactly(
                        "raid.1",
                        "raid.2",
                        "root",
                        "root-2",
                        "a-very-long-path-that-has-no-room-in",
                        "home-2",
                        "home");
    }

    @Test
    void aLaterMountReplacesAnEarlierOne() throws NotConverted, Refused {
        assertThat(
                        converted("part /x --size=900\npart / --size=900\npart /x --size=700\n")
                                .layout()
                                .partitions())
                .extracting(partition -> partition.name() + " " + partition.where().line())
                .containsExactly("root 2", "x 3");
    }

    /// Which the installer would place, and then take away.
    @Test
    void aVolumeDoesNotReplaceAPartition() {
        assertThat(
                        problems(
                                """
                                part /x --size=900
                                part pv.01 --size=900
                                volgroup vg pv.01
                                logvol /x --vgname=vg --name=x --size=100
                                """))
                .containsExactly("test.ks:4:1: a part command is mounted on /x already");
    }
}
