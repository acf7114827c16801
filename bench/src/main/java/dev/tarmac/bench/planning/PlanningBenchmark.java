package dev.tarmac.bench.planning;

import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.Product;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.convert.Converted;
import dev.tarmac.kickstart.convert.NotConverted;
import dev.tarmac.kickstart.convert.ToLayout;
import dev.tarmac.kickstart.read.KickstartReader;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.layout.yaml.LayoutYamlWriter;
import dev.tarmac.plan.Plan;
import dev.tarmac.planner.Permissions;
import dev.tarmac.planner.Planner;
import dev.tarmac.planner.Target;
import dev.tarmac.planner.anaconda.InstallerMachine;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The work of one plan, and of a thousand.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:ActiveProcessorCount=1", "-XX:+UseSerialGC"})
public class PlanningBenchmark {
    private static final int MACHINES = 1000;
    private static final String FILE = "twelve-disks.ks";
    private static final int DISKS = 12;
    private static final long DISK_BYTES = 960L << 30;
    private static final long MEMORY_BYTES = 64L << 30;

    private String kickstart = "";
    private String layout = "";

    /// Reads the file once; the benchmarks start from its text.
    @Setup
    public void read() throws IOException, NotConverted {
        try (InputStream file = PlanningBenchmark.class.getResourceAsStream(FILE)) {
            kickstart = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        layout = LayoutYamlWriter.write(converted(target(0)).layout());
    }

    /// A kickstart of 100 lines for 12 disks, from its text to the last sector.
    @Benchmark
    public Plan kickstart() throws NotConverted, Refused {
        return planned(0);
    }

    /// The same storage as a layout file.
    @Benchmark
    public Plan layout() throws Refused {
        return Planner.plan(
                LayoutYaml.read("layout.yaml", layout),
                target(0),
                Optional.empty(),
                Permissions.NONE);
    }

    /// Machines with disks of different sizes, the file read anew for each.
    @Benchmark
    public void thousand(Blackhole plans) throws NotConverted, Refused {
        for (int machine = 0; machine < MACHINES; machine++) plans.consume(planned(machine));
    }

    private Plan planned(int machine) throws NotConverted, Refused {
        Target target = target(machine);
        return Planner.plan(converted(target).layout(), target, Optional.empty(), Permissions.NONE);
    }

    private Converted converted(Target target) throws NotConverted {
        Kickstart read = KickstartReader.readLikeReference(FILE, kickstart, KsVersion.RHEL9);
        return ToLayout.of(
                Where.of("kickstart"),
                read.statements(),
                InstallerMachine.of(
                        target.disks(),
                        target.firmware(),
                        target.memoryBytes(),
                        Optional.empty(),
                        Flavor.RHEL9,
                        Product.RHEL));
    }

    private static Target target(int machine) {
        List<DiskFacts> disks = new ArrayList<>();
        for (int i = 0; i < DISKS; i++) disks.add(disk("sd" + (char) ('a' + i), machine));
        return new Target(disks, Firmware.UEFI, false, MEMORY_BYTES);
    }

    private static DiskFacts disk(String name, int machine) {
        return new DiskFacts(
                name,
                Optional.of(name + "-" + machine),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DISK_BYTES + ((long) machine << 20),
                512,
                512,
                false,
                List.of());
    }
}
