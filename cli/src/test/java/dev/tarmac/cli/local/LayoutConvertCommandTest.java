package dev.tarmac.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.cli.CommandLineFixture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class LayoutConvertCommandTest {
    private static final String AUTOPART = "zerombr\nclearpart --all\nautopart\n";

    @TempDir private Path folder;
    private CommandLineFixture tarmac;

    @BeforeEach
    void start() {
        tarmac = new CommandLineFixture(folder);
    }

    private int convert(String kickstart, String... options) throws IOException {
        String file = Files.writeString(folder.resolve("web.ks"), kickstart).toString();
        String[] arguments = new String[options.length + 3];
        System.arraycopy(options, 0, arguments, 3, options.length);
        arguments[0] = "layout";
        arguments[1] = "convert";
        arguments[2] = file;
        return tarmac.run(arguments);
    }

    @Test
    void whatComesOutIsALayout() throws IOException {
        assertThat(convert("clearpart --all\npart / --size=3000\n", "--version=RHEL9")).isZero();
        assertThat(tarmac.err()).isEmpty();
        String layout = Files.writeString(folder.resolve("web.yaml"), tarmac.out()).toString();
        assertThat(tarmac.run("layout", "check", layout)).isZero();
        assertThat(tarmac.run("layout", "plan", layout, "--disks=1x20G", "--firmware=bios"))
                .isZero();
        assertThat(tarmac.out()).contains("grub");
    }

    @Test
    void autopartIsExpandedForTheMachine() throws IOException {
        assertThat(convert(AUTOPART, "--version=RHEL9")).isOne();
        assertThat(tarmac.err())
                .contains("web.ks:3:1: autopart", "fix: say which: --disks 2x480G --firmware uefi");
        assertThat(
                        convert(
                                AUTOPART,
                                "--version=RHEL9",
                                "--disks=1x100G",
                                "--firmware=uefi",
                                "--memory=2G",
                                "--hostname=db01.example.com"))
                .isZero();
        assertThat(tarmac.out())
                .startsWith("sizing: anaconda-rhel9\n")
                .contains("name: rhel_db01", "name: home", "size: 2147483664, filesystem: swap");
    }

    @ParameterizedTest
    @CsvSource({
        "RHEL8, , anaconda-rhel9",
        "RHEL9, , anaconda-rhel9",
        "RHEL10, , anaconda-rhel10",
        "F40, , anaconda-rhel10",
        "RHEL9, rhel10, anaconda-rhel10"
    })
    void theFlavorFollowsTheRelease(String version, String flavor, String sizing)
            throws IOException {
        String[] options =
                flavor == null
                        ? new String[] {"--version=" + version}
                        : new String[] {"--version=" + version, "--flavor=" + flavor};
        assertThat(convert("part / --size=3000\n", options)).isZero();
        assertThat(tarmac.out()).startsWith("sizing: " + sizing + "\n");
    }

    @Test
    void theHostNameOfTheFileCounts() throws IOException {
        String kickstart = AUTOPART + "network --hostname=web7\n";
        assertThat(convert(kickstart, "--version=RHEL9", "--disks=1x20G", "--firmware=bios"))
                .isZero();
        assertThat(tarmac.out()).contains("name: rhel_web7");
    }

    @Test
    void whatALayoutDoesNotSayIsNoted() throws IOException {
        assertThat(convert("part / --maxsize=5000\n", "--version=RHEL9")).isZero();
        assertThat(tarmac.err())
                .contains(
                        "web.ks:1:1: note: --maxsize means nothing without --grow", "fix: drop it");
        assertThat(tarmac.out()).startsWith("sizing: ");
    }

    @Test
    void allThatIsRefusedIsTold() throws IOException {
        assertThat(convert("part / --fstype=x\nvolgroup a --useexisting\n")).isOne();
        assertThat(tarmac.err()).contains("web.ks:1:1: ", "web.ks:2:1: ");
        assertThat(tarmac.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--disks=1x20G", "--firmware=bios", "--memory=2G", "--flavor=rhel8"})
    void halfAMachineIsAUsageError(String option) throws IOException {
        assertThat(convert("part /\n", option)).isEqualTo(2);
        assertThat(tarmac.err()).contains("fix: see tarmac layout convert --help");
    }
}
