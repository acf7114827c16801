package dev.tarmac.kickstart.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.read.Includes;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

class DeparturesTest {
    @Test
    void tellsWhatIsIgnoredAndWhy() {
        assertThat(
                        told(
                                """
                                cdrom
                                zerombr
                                reboot
                                %packages
                                vim
                                %end
                                %pre
                                true
                                %end
                                %addon com_redhat_kdump --enable
                                %end
                                """))
                .containsExactly(
                        "f.ks:1:1: cdrom is ignored",
                        "f.ks:4:1: %packages is ignored",
                        "f.ks:7:1: %pre is ignored",
                        "f.ks:10:1: %addon is ignored");
    }

    @Test
    void tellsOptionsBehindTheirCommand() {
        assertThat(
                        told(
                                """
                                network --device=eth0 --activate
                                lang en_US.UTF-8 --addsupport=de_DE
                                shutdown --eject
                                %post --nochroot
                                true
                                %end
                                """))
                .containsExactly(
                        "f.ks:1:1: network is honoured differently",
                        "f.ks:1:23: network --activate is ignored",
                        "f.ks:2:18: lang --addsupport is ignored",
                        "f.ks:3:10: shutdown --eject is ignored",
                        "f.ks:4:1: %post --nochroot is honoured differently");
    }

    /// Place and subject, without the reason.
    private static List<String> told(String text) {
        Subject subject =
                Subject.read(
                        "f.ks",
                        text.getBytes(StandardCharsets.UTF_8),
                        KsVersion.RHEL9,
                        Includes.IGNORED);
        return Departures.in(subject).stream()
                .map(departure -> departure.problem().toString().split(": "))
                .map(parts -> parts[0] + ": " + parts[1])
                .toList();
    }
}
