package dev.tarmac.layout.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.DiskSelector;
import dev.tarmac.plan.Permissions;
import dev.tarmac.plan.Planner;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What we show people must work: every example plans on both kinds of firmware.
class ExamplesTest {
    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("examples"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void plansEverywhere(Path example) throws IOException, Refused {
        DiskLayout layout = LayoutYaml.read(example.toString(), Files.readString(example));
        List<DiskFacts> disks = layout.disks().stream().map(ExamplesTest::wanted).toList();
        for (Firmware firmware : Firmware.values())
            assertThat(
                            Planner.plan(
                                            layout,
                                            disks,
                                            firmware,
                                            Optional.empty(),
                                            Permissions.NONE)
                                    .steps())
                    .isNotEmpty();
    }

    /// A disk that the layout's selectors want.
    private static DiskFacts wanted(Disk disk) {
        Optional<String> serial =
                disk.selectors().stream()
                        .filter(DiskSelector.Serial.class::isInstance)
                        .map(selector -> ((DiskSelector.Serial) selector).serial())
                        .findFirst();
        long size = disk.name().equals("data") ? 200L << 30 : 20L << 30;
        return new DiskFacts(
                disk.name(),
                serial,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                size,
                512,
                512,
                false,
                List.of());
    }
}
