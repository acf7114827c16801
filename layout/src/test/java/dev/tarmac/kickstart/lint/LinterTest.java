package dev.tarmac.kickstart.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.read.Includes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class LinterTest {
    /// Nobody has anything to say about this one.
    private static final String GOOD =
            """
            text
            lang en_US.UTF-8
            keyboard --vckeymap=us
            network --bootproto=dhcp --hostname=web01 # the first one
            rootpw --iscrypted '$6$a#b'
            timezone Europe/Berlin --utc
            ignoredisk --only-use=sda,sdb
            zerombr
            clearpart --all --initlabel
            bootloader --append="console=ttyS0" --boot-drive=sda
            part biosboot --fstype=biosboot --size=1 --ondisk=sda
            part /boot/efi --fstype=efi --size=600 --ondisk=sda
            part raid.1 --size=1024 --ondisk=sda
            part raid.2 --size=1024 --ondisk=sdb
            part pv.1 --size=20000 --grow --ondisk=sda
            part pv.2 --size=20000 --grow --ondisk=sdb
            raid /boot --device=boot --level=1 raid.1 raid.2
            volgroup system pv.1 pv.2
            logvol none --vgname=system --name=pool --thinpool --size=8192
            logvol / --vgname=system --name=root --fstype=xfs --size=10240
            logvol /var --vgname=system --name=var --thin --poolname=pool --size=4097
            logvol swap --vgname=system --name=swap --percent=10
            %packages
            @core # the group
            %end
            %post --log=/root/post.log
            cat >/etc/motd <<EOF
            50%end is nothing special # neither is this \\
            EOF
            %end
            reboot
            """;

    /// A rule and a file that breaks it.
    ///
    /// @param places where it must fire, all of them: `LINE:COLUMN`
    record Case(String rule, KsVersion version, String places, String text) {
        @Override
        public String toString() {
            return rule + " in " + text.replace("\n", "; ");
        }
    }

    private static Case fires(String rule, String places, String text) {
        return new Case(rule, KsVersion.RHEL9, places, text);
    }

    private static Case fires(String rule, KsVersion version, String places, String text) {
        return new Case(rule, version, places, text);
    }

    static Stream<Case> cases() {
        return Stream.of(
                fires("refused", "1:1 2:8", "hostname web\npart / --size=x"),
                fires("read-with-warning", "2:1", "part / --size=9\npart / --size=8"),
                fires("deprecated", KsVersion.F40, "1:14", "timezone UTC --isUtc"),
                fires("unquoted-hash", "1:23", "part / --size=9 --la=a#b"),
                fires("unquoted-hash", "1:11", "rootpw 'x'#y 'open"),
                fires("unquoted-hash", "", "part / --label='a#b' --size=9 # don't\nrootpw a\\#b"),
                fires("line-continued", "1:20", "network --mtu=1500 \\\n--noipv6"),
                fires("line-continued", "", "text # or graphical \\"),
                fires(
                        "script-cut-short",
                        "4:1",
                        "%post\ncat <<'EOF'\n%packages is a word\n%end\nEOF\n%end"
                                .replace("%packages is", "this is")),
                fires("script-cut-short", "3:3", "%pre\ncat <<-END >x\n  %packages\n%end"),
                fires("script-cut-short", "", "%post\ncat <<<EOF\n%end"),
                fires("byte-order-mark", "1:1", "\ufefftext"),
                fires("no-break-space", "1:5", "text\u00a0# x"),
                fires("abbreviated-option", "1:8", "part / --si=9"),
                fires("abbreviated-option", "", "part / --size=9 --thin"),
                fires("outdated-command", "1:3", "  hostname web\nauth --enableshadow"),
                fires("outdated-command", KsVersion.RHEL7, "1:1", "install"),
                fires("option-as-member", "1:21", "volgroup group pv.1 --pesizes=9"),
                fires("members-lost", "1:12", "volgroup g pv.1 --pesize=4096 pv.2"),
                fires("size-not-positive", "1:8", "part / --size=-5"),
                fires("size-not-positive", "1:8", "part / --size 0 --grow"),
                fires(
                        "size-missing",
                        "1:1",
                        "part /\npart swap --recommended\npart /a --onpart=b\npart /b --grow"),
                fires("size-below-minimum", KsVersion.RHEL10, "1:12", "part /boot --size=200"),
                fires("size-below-minimum", "1:17", "part /boot/efi  --size=40"),
                fires("size-below-minimum", "", "part /boot --size=200\npart / --size=1 --grow"),
                fires("maximum-below-size", "1:17", "part / --size=9 --maxsize=8"),
                fires("esp-options-ignored", "1:25", "part /boot/efi --size=9 --fstype=vfat"),
                fires("esp-options-ignored", "1:16", "part /boot/efi --fsoptions=ro --size=99"),
                fires("biosboot-missing", KsVersion.RHEL10, "1:1", "part / --size=9000"),
                fires("biosboot-missing", KsVersion.RHEL10, "", "reqpart\npart / --size=9000"),
                fires("biosboot-missing", "", "part / --size=9000"),
                fires("esp-missing", "1:1", "part / --size=9000"),
                fires("esp-missing", "", "part / --size=9000\nbootloader --location=none"),
                fires(
                        "boot-unreadable",
                        "2:1",
                        "part pv.1 --size=9\nlogvol / --vgname=v --name=r --size=9"),
                fires("boot-unreadable", "1:1", "part /boot --size=9 --encrypted"),
                fires("boot-unreadable", "1:1", "raid /boot --device=b --level=5 a b c"),
                fires(
                        "boot-unreadable",
                        "",
                        "reqpart --add-boot\nlogvol / --vgname=v --name=r --size=9"),
                fires("boot-unreadable", "", "part /boot --size=9\npart / --size=9 --encrypted"),
                fires("asprimary-without-effect", KsVersion.RHEL10, "1:8", "part / --asprimary"),
                fires(
                        "asprimary-without-effect",
                        KsVersion.RHEL10,
                        "",
                        "clearpart --disklabel=msdos\npart / --asprimary"),
                fires(
                        "too-many-primaries",
                        "5:9",
                        "part /a --asprimary\npart /b --asprimary\npart /c --asprimary\n"
                                + "part /x --asprimary --ondisk=vdb\npart /d --asprimary"),
                fires("member-unused", "1:6", "part pv.1 --size=9"),
                fires("member-undefined", "1:12", "volgroup v pv.1"),
                fires(
                        "member-twice",
                        "3:12",
                        "part pv.1 --size=9\nvolgroup v pv.1\nvolgroup w pv.1"),
                fires("raid-too-few-members", "1:22", "raid / --device=root --level=5 a b"),
                fires(
                        "raid-too-few-members",
                        "1:20",
                        "raid / --device=r  --level=1 a b --spares=1"),
                fires("raid-spares", "1:31", "raid / --device=r --level=1   --spares=2 a b"),
                fires(
                        "raid-on-one-disk",
                        "3:36",
                        "part raid.1 --size=9 --ondisk=sda\npart raid.2 --size=9 --ondisk=/dev/sda\n"
                                + "raid / --device=r --level=1 raid.1 raid.2"),
                fires("raid1-chunk", "1:29", "raid / --device=r --level=1 --chunksize=64 a b"),
                fires("group-undefined", "1:11", "logvol /  --vgname=v --name=r --size=9"),
                fires(
                        "pool-undefined",
                        "2:37",
                        "volgroup v a\nlogvol / --vgname=v --name=r --thin --poolname=p --size=9\n"
                                + "logvol x --vgname=v --name=p --thinpool --size=9"),
                fires(
                        "percent-over-100",
                        "2:31",
                        """
                        logvol /a --vgname=v --name=a --percent=60
                        logvol /b --vgname=v --name=b --percent=41
                        logvol /c --vgname=w --name=c --percent=41
                        """),
                fires(
                        "not-whole-extents",
                        "2:31",
                        "volgroup v a --pesize=8192\nlogvol /a --vgname=v --name=a --size=4\n"
                                + "logvol /b --vgname=v --name=b --size=8"),
                fires(
                        "disk-ignored",
                        "2:15",
                        "ignoredisk --drives=sdb\npart / --grow --ondisk=sdb"),
                fires(
                        "disk-ignored",
                        "2:15",
                        "ignoredisk --only-use=sd\npart / --grow --ondisk=sdb"),
                fires("disk-ignored", "", "ignoredisk --only-use=sd*\npart / --ondisk=sdb"),
                fires("blank-disk", "1:1", "autopart"),
                fires("blank-disk", "2:1", "clearpart --linux\npart / --size=9"),
                fires("blank-disk", "", "part / --size=9\nzerombr"),
                fires("partition-cleared", "2:8", "clearpart --all\npart / --onpart=sda1"),
                fires(
                        "partition-cleared",
                        "3:8",
                        "clearpart --all --drives=nvme0n1\npart / --onpart=sda1\n"
                                + "part / --onpart=nvme0n1p1"),
                fires("partition-cleared", "2:8", "clearpart --list=vda1\npart / --onpart=vda1"),
                fires("boot-disk-unsaid", "1:1", "part / --ondisk=nvme0n1\npart /a --ondisk=sda"),
                fires(
                        "boot-disk-unsaid",
                        "",
                        "part / --ondisk=vda\npart /a --ondisk=sda\nbootloader --boot-drive=sda"),
                fires(
                        "mount-point-twice",
                        "2:8",
                        "part /a --size=9\nlogvol /a --vgname=v --name=a --size=9"),
                fires("autopart", "1:1", "autopart"),
                fires("include-unread", "1:10", "%include /tmp/part.ks"),
                fires("include-unread", "1:10", "%include part.ks"),
                fires("unknown-rule", "1:6", "text # tarmac: allow nothing"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void firesWhereItShould(Case given) {
        assertThat(
                        lint(given.text(), given.version())
                                .filter(remark -> remark.rule().id().equals(given.rule()))
                                .map(LinterTest::place)
                                .collect(Collectors.joining(" ")))
                .isEqualTo(given.places());
    }

    @Test
    void everyRuleHasACase() {
        assertThat(cases().filter(one -> !one.places().isEmpty()).map(Case::rule))
                .containsAll(Rules.ids());
    }

    @Test
    void isSilentOnAGoodFile() {
        for (KsVersion version : List.of(KsVersion.RHEL9, KsVersion.RHEL10, KsVersion.F45))
            assertThat(lint(GOOD, version).map(Remark::problem)).as("%s", version).isEmpty();
    }

    @Test
    void idsAreShortAndUnique() {
        assertThat(Rules.ids())
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z0-9-]{3,26}"));
    }

    @Test
    void aCommentAllowsItsOwnLineOrTheNextOne() {
        String text =
                """
                part /a --si=9 # tarmac: allow abbreviated-option, size-not-positive
                # tarmac: allow abbreviated-option because of old releases

                # and another comment
                part /b --si=9
                part /c --si=9
                """;
        assertThat(places("abbreviated-option", text)).containsExactly("6:9");
        assertThat(places("unknown-rule", text)).isEmpty();
    }

    @Test
    void aCommentAllowsItInAllOfTheFile() {
        String text =
                "part /a --si=9\n# tarmac: allow-in-file abbreviated-option\npart /b --si=9\n";
        assertThat(places("abbreviated-option", text)).isEmpty();
    }

    @Test
    void rulesCanBeSwitchedOff() {
        Subject subject = read("autopart\n", KsVersion.RHEL9, Includes.IGNORED);
        assertThat(Linter.remarks(subject, Rules.all(), Set.of("autopart")))
                .extracting(remark -> remark.rule().id())
                .containsExactly("blank-disk");
    }

    @Test
    void aRefusalIsNeverSwitchedOff() {
        Subject subject =
                read("hostname a # tarmac: allow refused\n", KsVersion.RHEL9, Includes.IGNORED);
        assertThat(Linter.remarks(subject, Rules.all(), Set.of("refused", "outdated-command")))
                .extracting(remark -> remark.rule().id())
                .containsExactly("refused");
    }

    @Test
    void includedFilesAreLookedThrough() {
        Includes includes =
                path ->
                        path.equals("more.ks")
                                ? Optional.of("\npart / --si=9\n")
                                : Optional.empty();
        Subject subject = read("%include more.ks\n", KsVersion.RHEL9, includes);
        assertThat(Linter.remarks(subject, Rules.all(), Set.of()))
                .extracting(remark -> remark.problem().where().toString())
                .contains("more.ks:2:8");
    }

    private static Stream<String> places(String rule, String text) {
        return lint(text, KsVersion.RHEL9)
                .filter(remark -> remark.rule().id().equals(rule))
                .map(LinterTest::place);
    }

    private static String place(Remark remark) {
        return remark.problem().where().line() + ":" + remark.problem().where().column();
    }

    private static Stream<Remark> lint(String text, KsVersion version) {
        Subject subject = read(text, version, Includes.IGNORED);
        return Linter.remarks(subject, Rules.all(), Set.of()).stream();
    }

    private static Subject read(String text, KsVersion version, Includes includes) {
        return Subject.read("f.ks", text.getBytes(StandardCharsets.UTF_8), version, includes);
    }
}
