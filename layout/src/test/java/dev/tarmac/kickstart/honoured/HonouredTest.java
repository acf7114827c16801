package dev.tarmac.kickstart.honoured;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.SectionNames;
import dev.tarmac.kickstart.command.Commands;
import dev.tarmac.kickstart.command.Definition;
import dev.tarmac.kickstart.honoured.Honoured.Treatment;
import dev.tarmac.kickstart.option.Argument;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
    void everyHonouredCommandOfTheSystemHasLinesForItsOptions() {
        Set<String> honoured =
                Stream.concat(
                                HonouredSystem.ALL.stream(),
                                Stream.of("liveimg", "bootloader").map(Honoured::of))
                        .filter(it -> it.treatment() != Treatment.IGNORED)
                        .map(Honoured::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(HonouredOption.all().stream().map(HonouredOption::command).distinct())
                .containsExactlyInAnyOrderElementsOf(honoured);
    }

    @Test
    void everyOptionOfThemHasALineAndNoOther() {
        for (Definition definition : Commands.all()) {
            List<String> lines =
                    HonouredOption.all().stream()
                            .filter(it -> it.command().equals(definition.name()))
                            .map(HonouredOption::name)
                            .toList();
            if (!lines.isEmpty())
                assertThat(lines)
                        .as(definition.name())
                        .containsExactlyInAnyOrderElementsOf(arguments(definition));
        }
    }

    @Test
    void whatIsNotDoneAsItStandsHasAReason() {
        for (HonouredOption option : HonouredOption.all())
            assertThat(option.how().isEmpty())
                    .as(option.toString())
                    .isEqualTo(option.treatment() == Treatment.YES);
    }

    private static Set<String> arguments(Definition definition) {
        return Arrays.stream(KsVersion.values())
                .flatMap(version -> definition.form().syntax().in(version).arguments().stream())
                .map(Argument::title)
                .collect(Collectors.toSet());
    }
}
