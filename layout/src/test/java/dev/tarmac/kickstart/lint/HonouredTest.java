package dev.tarmac.kickstart.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.SectionNames;
import dev.tarmac.kickstart.command.Commands;
import dev.tarmac.kickstart.command.Definition;
import dev.tarmac.kickstart.honoured.Honoured;
import dev.tarmac.kickstart.read.Includes;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

class HonouredTest {
    @Test
    void everyCommandAndEverySectionHasALine() {
        Stream<String> names =
                Stream.concat(
                        Commands.all().stream().map(Definition::name), SectionNames.KNOWN.stream());
        assertThat(Honoured.all().stream().map(Honoured::name))
                .containsExactlyInAnyOrderElementsOf(names.toList());
    }

    @Test
    void tellsWhatIsIgnoredAndWhy() {
        String text =
                """
                        cdrom
                        zerombr
                        poweroff
                        %packages
                        vim
                        %end
                        %pre
                        true
                        %end
                        %addon com_redhat_kdump --enable
                        %end
                        """;
        Subject subject =
                Subject.read(
                        "f.ks",
                        text.getBytes(StandardCharsets.UTF_8),
                        KsVersion.RHEL9,
                        Includes.IGNORED);
        assertThat(Departures.in(subject))
                .extracting(departure -> departure.problem().toString())
                .extracting(told -> told.split(": ")[0] + ": " + told.split(": ")[1])
                .containsExactly(
                        "f.ks:1:1: cdrom is ignored",
                        "f.ks:3:1: poweroff is honoured differently",
                        "f.ks:4:1: %packages is ignored",
                        "f.ks:7:1: %pre is ignored",
                        "f.ks:10:1: %addon is ignored");
    }
}
