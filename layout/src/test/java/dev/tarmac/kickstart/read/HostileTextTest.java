package dev.tarmac.kickstart.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.command.Commands;
import dev.tarmac.problem.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Whatever the bytes are, a value comes out, in time, and every problem has a place and a fix.
class HostileTextTest {
    private static final int ROUNDS = 1_000;
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final String GOOD =
            """
            #version=RHEL9
            zerombr
            clearpart --all --initlabel --drives=vda
            part /boot --fstype=xfs --size=1024 --ondisk=vda
            part pv.1 --size=1 --grow --encrypted --passphrase="p w"
            raid / --device=md0 --level=1 raid.1 raid.2
            volgroup data pv.1 --pesize=4096
            logvol /var --vgname=data --name=var --size=9 --cachesize=1 --cachepvs=pv.1
            network --device=link --bootproto=dhcp --teamslaves="a'{}',b"
            firewall --port=1,2:udp --ssh
            realm join --one-time-password=x example.com
            %include more.ks
            %packages --nocore
            @core --optional
            -vim
            %end
            %post --log=/x
            echo "
            %end
            """;

    @ParameterizedTest
    @EnumSource(KsVersion.class)
    void changedFilesGiveAValue(KsVersion version) {
        Random random = new Random(version.name().hashCode());
        assertTimeoutPreemptively(
                LONG,
                () -> {
                    for (int i = 0; i < ROUNDS; i++) check(changed(random), version);
                });
    }

    @Test
    void randomBytesGiveAValue() {
        Random random = new Random(1);
        assertTimeoutPreemptively(
                LONG,
                () -> {
                    for (int i = 0; i < ROUNDS; i++) {
                        byte[] bytes = new byte[random.nextInt(400)];
                        random.nextBytes(bytes);
                        check(bytes, KsVersion.NEWEST);
                    }
                });
    }

    @ParameterizedTest
    @EnumSource(KsVersion.class)
    void randomWordsBehindEveryCommandGiveAValue(KsVersion version) {
        Random random = new Random(version.name().hashCode());
        List<String> names = Commands.namesIn(version);
        assertTimeoutPreemptively(
                LONG,
                () -> {
                    for (int i = 0; i < ROUNDS; i++) {
                        String name = names.get(random.nextInt(names.size()));
                        check(bytes(name + words(random) + "\n"), version);
                    }
                });
    }

    @Test
    void longLinesAreReadInTime() {
        for (String piece : List.of("a ", "--x ", "a --size=1 ", "'", "\\", "-- ", "--size=9")) {
            String line = "part / " + piece.repeat(50_000) + "\n";
            assertTimeoutPreemptively(LONG, () -> check(bytes(line), KsVersion.RHEL9));
        }
        String number = "part / --size=" + "9".repeat(50_000) + "\n";
        assertTimeoutPreemptively(LONG, () -> check(bytes(number), KsVersion.RHEL9));
    }

    private static void check(byte[] bytes, KsVersion version) {
        Kickstart kickstart =
                KickstartReader.read("f.ks", bytes, version, path -> Optional.of("text\n%end\n"));
        for (Problem problem : kickstart.errors()) {
            assertThat(problem.where().line()).isPositive();
            assertThat(problem.where().column()).isPositive();
        }
    }

    private static byte[] changed(Random random) {
        byte[] bytes = bytes(GOOD);
        for (int change = random.nextInt(6); change >= 0; change--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] = (byte) "\"'\\#%-=\n ,/".charAt(random.nextInt(11));
                default -> bytes[at] = bytes[random.nextInt(bytes.length)];
            }
        }
        return bytes;
    }

    private static String words(Random random) {
        List<String> some =
                List.of(
                        "/",
                        "''",
                        "--name=a",
                        "--size",
                        "-1",
                        "--",
                        "--no",
                        "a,b",
                        "--url=",
                        "x/y");
        StringBuilder words = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--)
            words.append(' ').append(some.get(random.nextInt(some.size())));
        return words.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
