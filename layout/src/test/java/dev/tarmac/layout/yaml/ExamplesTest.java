package dev.tarmac.layout.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.DiskSpec;
import dev.tarmac.facts.Firmware;
import dev.tarmac.plan.Plan;
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
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What we show people must work: every example plans on both kinds of firmware, with the disks of
/// the command in it; the one on the page about layouts too.
class ExamplesTest {
    private static final Pattern COMMAND =
            Pattern.compile("tarmac layout plan (\\S+) --disks (\\S+) --firmware (bios|uefi)");

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("examples"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void plansEverywhere(Path example) throws IOException, Refused {
        String text = Files.readString(example);
        Matcher command = COMMAND.matcher(text);
        assertThat(command.find()).as("%s says how to plan it", example).isTrue();
        assertThat(command.group(1)).isEqualTo("layout/" + example);
        for (Firmware firmware : Firmware.values()) {
            Plan plan = plan(example.toString(), text, command.group(2), firmware);
            assertThat(plan.disks()).hasSize(DiskSpec.parse(command.group(2)).size());
            assertThat(plan.notices()).isEmpty();
            assertThat(plan.extent("root")).isPresent();
        }
    }

    @Test
    void thePageShowsALayoutThatPlans() throws IOException, Refused {
        String page = Files.readString(Path.of("../docs/layouts.md"));
        Matcher yaml = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(page);
        Matcher command = Pattern.compile("--disks (\\S+) --firmware (bios|uefi)").matcher(page);
        assertThat(yaml.find() && command.find()).isTrue();
        plan("docs/layouts.md", yaml.group(1), command.group(1), Firmware.parse(command.group(2)));
    }

    private static Plan plan(String name, String text, String spec, Firmware firmware)
            throws Refused {
        List<DiskFacts> disks = DiskSpec.facts(DiskSpec.parse(spec));
        return Planner.plan(
                LayoutYaml.read(name, text),
                Target.of(disks, firmware),
                Optional.empty(),
                Permissions.NONE);
    }
}
