package dev.tarmac.kickstart.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.Golden;
import dev.tarmac.kickstart.convert.Cases.Computer;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.layout.yaml.LayoutYamlWriter;
import dev.tarmac.plan.Plan;
import dev.tarmac.planner.Permissions;
import dev.tarmac.planner.Planner;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// A case is a folder: a kickstart, a machine, and the layout that comes of them.
class ConvertedKickstartsTest {
    static Stream<Path> cases() throws IOException {
        return Golden.folders("kickstarts");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void becomesTheLayout(Path folder) throws Exception {
        Golden.check(folder.resolve("layout.yaml"), LayoutYamlWriter.write(layout(folder)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isPlannedLikeItsYaml(Path folder) throws Exception {
        DiskLayout layout = layout(folder);
        DiskLayout read = LayoutYaml.read("layout.yaml", LayoutYamlWriter.write(layout));
        assertThat(plan(read, folder).hash()).isEqualTo(plan(layout, folder).hash());
    }

    private static Computer computer(Path folder) throws IOException {
        return Computer.of(Files.readString(folder.resolve("machine.txt")));
    }

    private static DiskLayout layout(Path folder) throws IOException, NotConverted, Refused {
        Computer computer = computer(folder);
        String text = Files.readString(folder.resolve("in.ks"));
        return ToLayout.of(
                        Where.of("test.ks"),
                        Cases.read(text, computer.version()),
                        computer.machine())
                .layout();
    }

    private static Plan plan(DiskLayout layout, Path folder) throws IOException, Refused {
        return Planner.plan(layout, computer(folder).target(), Optional.empty(), Permissions.NONE);
    }
}
