package dev.tarmac.bench.planning;

import dev.tarmac.anaconda.AnacondaPlanner;
import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.device.Product;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.facts.Firmware;
import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.read.KickstartReader;

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

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The work of one plan, and of a thousand.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:ActiveProcessorCount=1", "-XX:+UseSerialGC"})
public class PlanningBenchmark {
    static final int MACHINES = 1000;
    private static final String FILE = "twelve-disks.ks";
    private static final int DISKS = 12;
    private static final long DISK_BYTES = 960L << 30;

    private byte[] kickstart = new byte[0];

    /// Reads the file once; the benchmarks start from its bytes.
    @Setup
    public void read() throws IOException {
        try (InputStream file = PlanningBenchmark.class.getResourceAsStream(FILE)) {
            kickstart = file.readAllBytes();
        }
    }

    /// A kickstart of 100 lines for 12 disks, from its bytes to the last sector.
    @Benchmark
    public Object kickstart() throws NotPlanned {
        return plan(0);
    }

    private Object plan(int machine) throws NotPlanned {
        Kickstart read =
                KickstartReader.readLikeReference(
                        FILE,
                        new String(kickstart, java.nio.charset.StandardCharsets.UTF_8),
                        KsVersion.RHEL9);
        return AnacondaPlanner.plan(read.statements(), machine(machine));
    }

    private static Machine machine(int index) {
        List<Disk> disks = new ArrayList<>();
        for (int i = 0; i < DISKS; i++)
            disks.add(
                    new Disk(
                            "sd" + (char) ('a' + i),
                            DISK_BYTES + ((long) index << 20),
                            512,
                            Optional.empty(),
                            List.of()));
        return new Machine(
                disks, Firmware.UEFI, 65536, Optional.empty(), Flavor.RHEL9, Product.RHEL);
    }
}
