package dev.tarmac.kickstart.read;

import static dev.tarmac.kickstart.KsVersion.RHEL8;
import static dev.tarmac.kickstart.KsVersion.RHEL9;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.kickstart.Finding;
import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Packages;
import dev.tarmac.kickstart.Script;
import dev.tarmac.kickstart.Statement;
import dev.tarmac.kickstart.StorageCommand;
import dev.tarmac.kickstart.SystemCommand;
import dev.tarmac.problem.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class KickstartReaderTest {
    @Test
    void findsEveryErrorWithItsPlace() {
        Kickstart kickstart =
                read(
                        """
                        text
                          part / --size=big
                        rootpw 'open
                        %post
                        echo
                        %end
                        user --nome=x
                        """);
        assertThat(kickstart.errors())
                .extracting(problem -> problem.where() + " " + problem.what())
                .containsExactly(
                        "f.ks:2:10 argument --size: invalid int value: 'big'",
                        "f.ks:3:8 No closing quotation",
                        "f.ks:7:1 the following arguments are required: --name");
        assertThat(kickstart.scripts()).hasSize(1);
    }

    @Test
    void asksWhatWasMeant() {
        assertThat(read("zerombrr\nreqpart --add-bot\nclearpart --initlable=x\n").errors())
                .extracting(Problem::fix)
                .containsExactly(
                        "did you mean 'zerombr'?",
                        "did you mean '--add-boot'?",
                        "did you mean '--initlabel'?");
    }

    @Test
    void stopsWhereTheReferenceStops() {
        String text = "lang\nrootpw 'open\nlang\n";
        assertThat(read(text).errors()).hasSize(3);
        assertThat(KickstartReader.readLikeReference("f.ks", text, RHEL9).errors()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    autopart;part / --size=9          | f.ks:2:1 The part and autopart commands can't be used at the same time.
                    partition / --size=9;autopart     | f.ks:2:1 The autopart and partition commands can't be used at the same time.
                    part / --size=x;mount vda1 /      | f.ks:2:1 The mount and partition commands can't be used at the same time.
                    snapshot v/l --name=s --when=pre-install;snapshot v/l --name=s --when=post-install | f.ks:2:1 A snapshot of v/l with the name s has already been defined.
                    ignoredisk --drives=a;ignoredisk --only-use=b | f.ks:2:1 One of --drives or --only-use must be specified for ignoredisk command.
                    """)
    void refusesWhatDoesNotGoTogether(String lines, String last) {
        Problem problem = read(lines.replace(';', '\n')).errors().getLast();
        assertThat(problem.where() + " " + problem.what()).isEqualTo(last);
    }

    @Test
    void mountBeforeAutopartIsAccepted() {
        assertThat(read("mount vda1 /\nautopart\n").errors()).isEmpty();
    }

    @Test
    void laterLinesCompleteACommandThatIsSaidOnce() {
        Kickstart kickstart = read("bootloader --boot-drive=vda\nbootloader --append=quiet\n");
        assertThat(kickstart.statements().getLast().normalized())
                .isEqualTo("bootloader --append=\"quiet\" --location=mbr\n");
        assertThat(read("url --url=a\nurl --proxy=b\n").statements().getLast().normalized())
                .isEqualTo("url --url=\"a\" --proxy=\"b\"\n");
    }

    @Test
    void warnsOfDuplicatesAndOfWhatWillGo() {
        Kickstart kickstart =
                KickstartReader.read(
                        "f.ks",
                        "part /a --size=1\npart /a --size=1\npart swap\npart swap\ninstall\n",
                        RHEL8,
                        Includes.IGNORED);
        assertThat(kickstart.errors()).isEmpty();
        assertThat(kickstart.findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.WARNING, Finding.Kind.DEPRECATION);
        assertThat(kickstart.warnings().getFirst().what())
                .isEqualTo("A partition with the mountpoint /a has already been defined.");
    }

    @Test
    void keepsScriptsAsTheyStand() {
        Kickstart kickstart =
                read(
                        """
                        %pre --erroronfail --log=/tmp/l
                        # kept

                        %foo 'kept
                        %endless
                          %end # and more
                        %post --nochroot --interpreter /usr/bin/python3
                        print()
                        %end
                        %onerror

                        %end
                        """);
        assertThat(kickstart.findings()).isEmpty();
        assertThat(kickstart.scripts()).hasSize(2);
        Script pre = kickstart.scripts().getFirst();
        assertThat(pre.body()).isEqualTo("# kept\n\n%foo 'kept\n%endless\n");
        assertThat(pre.errorOnFail()).isTrue();
        assertThat(pre.log()).contains("/tmp/l");
        Script post = kickstart.scripts().getLast();
        assertThat(post.interpreter()).isEqualTo("/usr/bin/python3");
        assertThat(post.chroot()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    %post;echo              | f.ks:2:1 Section %post does not end with %end.
                    %post;%pre;x;%end       | f.ks:2:1 Section %post does not end with %end.
                    %end                    | f.ks:1:1 Unknown kickstart section: %end
                    %pots;%end              | f.ks:1:1 Unknown kickstart section: %pots
                    %include                | f.ks:1:1 %include names no file
                    %include gone.ks        | f.ks:1:10 Unable to open input kickstart file: gone.ks
                    %pre --nochroot;x;%end  | f.ks:1:6 unrecognized arguments: --nochroot
                    '';text                 | f.ks:1:1 the command is an empty word
                    %packages --default --nocore;%end | f.ks:1:21 --default asks for what --nocore leaves out
                    """)
    void refusesSectionsThatAreNone(String lines, String first) {
        Kickstart kickstart =
                KickstartReader.read(
                        "f.ks", lines.replace(';', '\n'), RHEL9, path -> Optional.empty());
        Problem problem = kickstart.errors().getFirst();
        assertThat(problem.where() + " " + problem.what()).isEqualTo(first);
        assertThat(problem.fix()).isNotBlank();
    }

    @Test
    void selectsPackages() {
        Packages packages =
                read("""
                                %packages
                                vim # an editor
                                nano
                                -nano
                                -cups
                                @core --nodefaults
                                @Web Server
                                @^minimal-environment
                                %end
                                """)
                        .packages();
        assertThat(packages)
                .isEqualTo(
                        new Packages(
                                List.of("vim"),
                                List.of(
                                        new Packages.Group("core", Packages.Extent.REQUIRED),
                                        new Packages.Group("Web Server", Packages.Extent.DEFAULT)),
                                List.of("cups", "nano"),
                                List.of(),
                                Optional.of("minimal-environment")));
    }

    @Test
    void followsIncludesAndNamesTheirFiles() {
        Map<String, String> files =
                Map.of(
                        "ks/disks.ks", "zerombr\npart / --size=x\n",
                        "/root/more.ks", "lang en_US\n",
                        "end.ks", "%include end.ks\n");
        Kickstart kickstart =
                KickstartReader.read(
                        "ks/main.ks",
                        "%include disks.ks\n%post\n%ksappend /root/more.ks\n%end\ntext\n%include end.ks\n",
                        RHEL9,
                        path -> Optional.ofNullable(files.get(path)));
        assertThat(kickstart.statements()).extracting(Statement::name).contains("zerombr");
        assertThat(kickstart.scripts().getFirst().body()).isEqualTo("lang en_US\n");
        assertThat(kickstart.errors())
                .extracting(problem -> problem.where() + " " + problem.what())
                .containsExactly(
                        "ks/disks.ks:2:8 argument --size: invalid int value: 'x'",
                        "end.ks:1:10 end.ks includes itself");
    }

    @Test
    void includesThatMultiplyEnd() {
        Kickstart kickstart =
                KickstartReader.read(
                        "f.ks",
                        "%include 1\n",
                        RHEL9,
                        path -> {
                            int next = Integer.parseInt(path) + 1;
                            return Optional.of("%include " + next + "\n%include " + next + "\n");
                        });
        assertThat(kickstart.errors()).isNotEmpty();
    }

    @Test
    void giveRecordsOfWhatIsSaid() {
        List<Statement> statements =
                read("""
                                part pv.1 --size=1 --grow --ondisk=vda --encrypted --passphrase=secret
                                clearpart --all --drives=vda
                                rootpw --iscrypted $6$x
                                vnc --host=h
                                """)
                        .statements();
        StorageCommand.Part part = (StorageCommand.Part) statements.getFirst().command();
        assertThat(part.mountPoint()).isEqualTo("pv.1");
        assertThat(part.size().grow()).isTrue();
        assertThat(part.onDisk()).contains("vda");
        assertThat(part.toString()).doesNotContain("secret");
        assertThat(statements.get(1).command())
                .isEqualTo(
                        new StorageCommand.ClearPart(
                                new StorageCommand.Clearing.All(),
                                List.of("vda"),
                                false,
                                Optional.empty(),
                                false));
        assertThat(statements.get(2).command()).isInstanceOf(SystemCommand.RootPassword.class);
    }

    @Test
    void wantsUtf8() {
        byte[] bytes = "text\nlang \u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        Kickstart kickstart = KickstartReader.read("f.ks", bytes, RHEL9, Includes.IGNORED);
        assertThat(kickstart.errors())
                .extracting(problem -> problem.where() + " " + problem.what())
                .containsExactly("f.ks:2:6 the file is not UTF-8 here");
    }

    @Test
    void knowsTheVersionThatAFileNames() {
        assertThat(KsVersion.saidIn("# a\n#version=RHEL8\n")).contains(RHEL8);
        assertThat(KsVersion.saidIn("#version=Red Hat Enterprise Linux 9\n")).contains(RHEL9);
        assertThat(KsVersion.saidIn("#version=F3\n")).isEmpty();
    }

    private static Kickstart read(String text) {
        return KickstartReader.read("f.ks", text, RHEL9, Includes.IGNORED);
    }
}
