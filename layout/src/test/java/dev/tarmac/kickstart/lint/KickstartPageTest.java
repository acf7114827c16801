package dev.tarmac.kickstart.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.Golden;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.command.Commands;
import dev.tarmac.kickstart.command.Definition;
import dev.tarmac.kickstart.honoured.Honoured;
import dev.tarmac.kickstart.honoured.Honoured.Treatment;
import dev.tarmac.kickstart.honoured.HonouredOption;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tables of docs/kickstart.md are the tables of the code.
class KickstartPageTest {
    private static final Path PAGE = Path.of("../docs/kickstart.md");
    private static final String END = "<!-- end -->";

    @Test
    void thePageSaysWhatTheCodeDoes() throws IOException {
        String page = Files.readString(PAGE);
        String withCommands = replaced(page, "commands", commands());
        String withOptions = replaced(withCommands, "options", options());
        Golden.check(PAGE, replaced(withOptions, "rules", rules()));
    }

    /// The page with another text between a marker and the next end.
    private static String replaced(String page, String name, String table) {
        int marker = page.indexOf("<!-- " + name + ":");
        assertThat(marker).as("the marker of %s", name).isPositive();
        int start = page.indexOf('\n', marker) + 1;
        return page.substring(0, start) + table + page.substring(page.indexOf(END, start));
    }

    private static String commands() {
        String versions =
                Arrays.stream(KsVersion.values())
                        .map(KsVersion::name)
                        .collect(Collectors.joining(" | "));
        return "\n| command | "
                + versions
                + " | honoured | how, or why not |\n|---|"
                + "---|".repeat(KsVersion.values().length)
                + "---|---|\n"
                + Honoured.all().stream()
                        .map(KickstartPageTest::row)
                        .collect(Collectors.joining("", "", "\n"));
    }

    private static String row(Honoured honoured) {
        return "| `"
                + names(honoured)
                + "` | "
                + Arrays.stream(KsVersion.values())
                        .map(version -> life(honoured, version))
                        .collect(Collectors.joining(" | "))
                + " | "
                + word(honoured.treatment())
                + " | "
                + honoured.how()
                + " |\n";
    }

    private static String names(Honoured honoured) {
        return Commands.named(honoured.name()).map(Definition::names).stream()
                .map(names -> String.join("` `", names))
                .findFirst()
                .orElse(honoured.name());
    }

    private static String life(Honoured honoured, KsVersion version) {
        return Commands.named(honoured.name())
                .map(definition -> life(definition.life(version)))
                .orElse(
                        honoured.name().equals("%traceback")
                                        && version != KsVersion.RHEL7
                                        && version != KsVersion.RHEL8
                                ? "o"
                                : "+");
    }

    private static String life(Definition.Life life) {
        return switch (life) {
            case ACTIVE -> "+";
            case AGING, DEPRECATED -> "o";
            case ABSENT, REMOVED -> "-";
        };
    }

    private static String word(Treatment treatment) {
        return switch (treatment) {
            case YES -> "yes";
            case DIFFERENTLY -> "differently";
            case IGNORED -> "ignored";
        };
    }

    /// Only what is not done as it stands: the rest would bury it.
    private static String options() {
        return Stream.concat(
                        Stream.of(
                                "\n| command | option | honoured | when, how or why not |\n|---|---|---|---|"),
                        HonouredOption.all().stream()
                                .filter(option -> option.treatment() != Treatment.YES)
                                .map(KickstartPageTest::row))
                .collect(Collectors.joining("\n", "", "\n\n"));
    }

    private static String row(HonouredOption option) {
        return "| `%s` | `%s` | %s%s | %s |"
                .formatted(
                        option.command(),
                        option.name(),
                        switch (option.scope()) {
                            case ALWAYS -> "";
                            case SOMETIMES -> "sometimes ";
                        },
                        word(option.treatment()),
                        option.how());
    }

    private static String rules() {
        return Stream.concat(
                        Stream.of("\n| id | severity | why | fix |\n|---|---|---|---|"),
                        Rules.all().stream().map(KickstartPageTest::row))
                .collect(Collectors.joining("\n", "", "\n\n"));
    }

    private static String row(Rule rule) {
        return "| `"
                + rule.id()
                + "` | "
                + rule.severity().name().toLowerCase(Locale.ROOT)
                + " | "
                + rule.reason()
                + " | "
                + rule.fix()
                + " |";
    }
}
