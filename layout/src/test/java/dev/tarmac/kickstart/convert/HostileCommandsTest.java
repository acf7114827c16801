package dev.tarmac.kickstart.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.convert.Cases.Computer;
import dev.tarmac.kickstart.read.Includes;
import dev.tarmac.kickstart.read.KickstartReader;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.layout.yaml.LayoutYamlWriter;
import dev.tarmac.plan.Plan;
import dev.tarmac.planner.Permissions;
import dev.tarmac.planner.Planner;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Whatever commands the reader lets through become a layout or problems, and never a crash.
class HostileCommandsTest {
    /// More in the long run: `-Dtarmac.rounds=50000`.
    private static final int ROUNDS = Integer.getInteger("tarmac.rounds", 3000);

    private static final List<String> PLACES =
            List.of(
                    "/",
                    "/boot",
                    "/boot/efi",
                    "/home",
                    "/x",
                    "swap",
                    "None",
                    "none",
                    "biosboot",
                    "prepboot",
                    "raid.1",
                    "raid.2",
                    "raid.3",
                    "pv.1",
                    "pv.2",
                    "btrfs.1",
                    "btrfs.2",
                    "foo",
                    "''",
                    "/a b",
                    "pv.",
                    "raid./..");
    private static final List<String> NUMBERS =
            List.of("0", "1", "-1", "7", "100", "500", "4096", "99999999999999999999", "-99999999");
    private static final List<String> TYPES =
            List.of(
                    "xfs",
                    "ext4",
                    "vfat",
                    "efi",
                    "swap",
                    "tmpfs",
                    "lvmpv",
                    "luks",
                    "biosboot",
                    "mdmember",
                    "appleboot",
                    "nonsense");
    private static final List<String> NAMES =
            List.of("vg", "root", "0", "md0", "data", "-", "/dev/sda1", "a/b", "pool", "sda", "");

    private final Random random = new Random(7);
    private int planned;

    @Test
    void nothingCrashes() {
        for (int round = 0; round < ROUNDS; round++) {
            String text =
                    IntStream.range(0, 1 + random.nextInt(9))
                            .mapToObj(i -> line())
                            .collect(
                                    Collectors.joining(
                                            "\n", "clearpart --all --initlabel\n", "\n"));
            try {
                follow(text);
            } catch (RuntimeException e) {
                fail(text, e);
            }
        }
        assertThat(planned).isPositive();
    }

    private void follow(String text) {
        KsVersion version =
                pick(List.of(KsVersion.RHEL7, KsVersion.RHEL9, KsVersion.RHEL10, KsVersion.F40));
        Kickstart kickstart = KickstartReader.read("test.ks", text, version, Includes.IGNORED);
        Computer computer =
                Computer.of(
                        pick(List.of("bios", "uefi"))
                                + " "
                                + (version == KsVersion.RHEL7 ? KsVersion.RHEL9 : version)
                                + " "
                                + pick(List.of("1x8G", "2x20G", "3x600M", "1x100G@4k"))
                                + " 2G");
        try {
            DiskLayout layout =
                    ToLayout.of(Where.of("test.ks"), kickstart.statements(), computer.machine())
                            .layout();
            Plan plan = Planner.plan(layout, computer.target(), Optional.empty(), Permissions.NONE);
            DiskLayout read = LayoutYaml.read("f.yaml", LayoutYamlWriter.write(layout));
            assertThat(
                            Planner.plan(
                                            read,
                                            computer.target(),
                                            Optional.empty(),
                                            Permissions.NONE)
                                    .hash())
                    .as(text)
                    .isEqualTo(plan.hash());
            planned++;
        } catch (NotConverted e) {
            assertThat(e.refusals()).isNotEmpty();
        } catch (Refused e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }

    private String line() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 ->
                    "part "
                            + pick(PLACES)
                            + options(
                                    "--size=N --maxsize=N --grow --fstype=T --asprimary --recommended --hibernation --label=S --fsoptions=S --fsprofile=S --mkfsoptions=S --encrypted --passphrase=S --luks-version=S --pbkdf-memory=N --ondisk=S --onpart=S --noformat");
            case 3, 4 ->
                    "raid "
                            + pick(PLACES)
                            + " --device="
                            + pick(NAMES)
                            + " --level="
                            + pick(List.of("0", "1", "5", "6", "10", "RAID4"))
                            + options(
                                    "--spares=N --chunksize=N --fstype=T --label=S --encrypted --passphrase=S")
                            + " "
                            + pick(PLACES)
                            + " "
                            + pick(PLACES);
            case 5 ->
                    "volgroup "
                            + pick(NAMES)
                            + options("--pesize=N --reserved-space=N --reserved-percent=N")
                            + " "
                            + pick(PLACES)
                            + " "
                            + pick(PLACES);
            case 6, 7 ->
                    "logvol "
                            + pick(PLACES)
                            + " --name="
                            + pick(NAMES)
                            + " --vgname="
                            + pick(NAMES)
                            + options(
                                    "--size=N --maxsize=N --grow --percent=N --thinpool --thin --poolname=S --chunksize=N --metadatasize=N --cachesize=N --cachepvs=S --fstype=T --label=S --recommended --encrypted --passphrase=S --profile=S");
            case 8 ->
                    "btrfs "
                            + pick(PLACES)
                            + options(
                                    "--label=S --data=raid1 --metadata=single --subvol --name=S --mkfsoptions=S")
                            + " "
                            + pick(PLACES)
                            + " "
                            + pick(NAMES);
            default ->
                    pick(
                            List.of(
                                    "autopart --type=thinp --encrypted",
                                    "autopart",
                                    "reqpart --add-boot",
                                    "bootloader --location=none",
                                    "bootloader --boot-drive=sda",
                                    "ignoredisk --only-use=sda",
                                    "zerombr",
                                    "snapshot a/b --name=c --when=post-install",
                                    "mount /dev/sda1 /"));
        };
    }

    private String options(String all) {
        return Stream.of(all.split(" "))
                .filter(option -> random.nextInt(4) == 0)
                .map(
                        option ->
                                " "
                                        + option.replace("=N", "=" + pick(NUMBERS))
                                                .replace("=T", "=" + pick(TYPES))
                                                .replace("=S", "=" + pick(NAMES)))
                .collect(Collectors.joining());
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
