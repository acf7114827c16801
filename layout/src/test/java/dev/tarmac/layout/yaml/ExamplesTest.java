package dev.tarmac.layout.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.DiskSpec;
import dev.tarmac.facts.FactsJson;
import dev.tarmac.facts.Firmware;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Partition.Kind;
import dev.tarmac.layout.Placeless;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.Step;
import dev.tarmac.planner.Permissions;
import dev.tarmac.planner.Planner;
import dev.tarmac.planner.Target;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What we show people must work: every example plans with the command in it, on both kinds of
/// firmware where it has a place for both loaders; the ones on the page about layouts read, and the
/// first of them plans.
class ExamplesTest {
    private static final Pattern COMMAND =
            Pattern.compile(
                    "tarmac layout plan (\\S+) --(disks|facts) (\\S+) --firmware (bios|uefi)");

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("examples"))) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static List<String> onThePage() throws IOException {
        Matcher yaml =
                Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(Path.of("../docs/layouts.md")));
        List<String> shown = new ArrayList<>();
        while (yaml.find()) shown.add(yaml.group(1));
        return shown;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void plansAsItSays(Path example) throws IOException, Refused, MalformedJson {
        String text = Files.readString(example);
        Matcher command = COMMAND.matcher(text);
        assertThat(command.find()).as("%s says how to plan it", example).isTrue();
        assertThat(command.group(1)).isEqualTo("layout/" + example);
        List<DiskFacts> disks =
                command.group(2).equals("facts")
                        ? facts(command.group(3))
                        : disks(command.group(3));
        DiskLayout layout = LayoutYaml.read(example.toString(), text);
        for (Firmware firmware : Firmware.values()) {
            if (!has(layout, Kind.BIOSBOOT) || !has(layout, Kind.ESP))
                if (!firmware.equals(Firmware.parse(command.group(4)))) continue;
            Plan plan = plan(layout, disks, firmware);
            assertThat(plan.disks()).hasSize(disks.size());
            assertThat(plan.notices())
                    .as("only what the example says itself")
                    .allMatch(notice -> notice.contains("promise") && text.contains("promise"));
            assertThat(plan.steps())
                    .anyMatch(step -> step instanceof Step.Mount mount && mount.path().equals("/"));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsAgainAsItIsWritten(Path example) throws IOException, Refused {
        DiskLayout layout = LayoutYaml.read(example.toString(), Files.readString(example));
        DiskLayout again = LayoutYaml.read("again", LayoutYamlWriter.write(layout));
        assertThat(Placeless.of(again)).isEqualTo(Placeless.of(layout));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void tellsEditorsItsSchema(Path example) throws IOException {
        assertThat(Files.readString(example))
                .startsWith("# yaml-language-server: $schema=../layout.schema.json\n");
    }

    @Test
    void whatIsKeptIsNotTouched() throws IOException, Refused, MalformedJson {
        DiskLayout layout =
                LayoutYaml.read("f.yaml", Files.readString(Path.of("examples/keep-home.yaml")));
        List<DiskFacts> disks = facts("layout/examples/keep-home.facts.json");
        Plan plan = plan(layout, disks, Firmware.UEFI);
        assertThat(plan.disks().getFirst().destroys())
                .extracting(Object::toString)
                .noneMatch(text -> text.contains("home"))
                .anyMatch(text -> text.contains("root"));
        assertThat(plan.extent("home").orElseThrow().startSector())
                .isEqualTo(
                        disks.getFirst().table().orElseThrow().partitions().get(3).startSector());
    }

    @Test
    void thePageShowsALayoutThatPlans() throws IOException, Refused {
        String page = Files.readString(Path.of("../docs/layouts.md"));
        Matcher command = Pattern.compile("--disks (\\S+) --firmware (bios|uefi)").matcher(page);
        assertThat(command.find()).isTrue();
        plan(
                LayoutYaml.read("docs/layouts.md", onThePage().getFirst()),
                disks(command.group(1)),
                Firmware.parse(command.group(2)));
    }

    @ParameterizedTest
    @MethodSource("onThePage")
    void thePageShowsWhatReads(String yaml) throws Refused {
        assertThat(LayoutYaml.read("docs/layouts.md", yaml).partitions()).isNotEmpty();
    }

    private static boolean has(DiskLayout layout, Kind kind) {
        return layout.partitions().anyMatch(partition -> partition.kind() == kind);
    }

    private static List<DiskFacts> disks(String spec) {
        return DiskSpec.facts(DiskSpec.parse(spec));
    }

    private static List<DiskFacts> facts(String file) throws IOException, MalformedJson {
        String json = Files.readString(Path.of("..").resolve(file));
        return FactsJson.decode(JsonObject.parse(json)).disks();
    }

    private static Plan plan(DiskLayout layout, List<DiskFacts> disks, Firmware firmware)
            throws Refused {
        return Planner.plan(
                layout, Target.of(disks, firmware), Optional.empty(), new Permissions(true, false));
    }
}
