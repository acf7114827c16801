package dev.tarmac.agent.run;

import dev.tarmac.agent.Orders;
import dev.tarmac.agent.driver.Drivers;
import dev.tarmac.agent.process.Command;
import dev.tarmac.agent.process.Processes;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;

/// The one disk of a machine: a sparse file behind a loop device.
record LoopDisk(String device, long sizeBytes, int sectorBytes) implements AutoCloseable {
    static LoopDisk attach(Path image, long sizeBytes, int sectorBytes)
            throws Refused, IOException {
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(sizeBytes);
        }
        String device =
                run(
                        "losetup",
                        "--find",
                        "--partscan",
                        "--show",
                        "--sector-size",
                        Integer.toString(sectorBytes),
                        image.toString());
        return new LoopDisk(device.strip(), sizeBytes, sectorBytes);
    }

    String name() {
        return Path.of(device).getFileName().toString();
    }

    DiskFacts facts() {
        return Orders.disk(name(), sizeBytes, sectorBytes);
    }

    InstallRun.Outcome install(
            InstallOrder order, Images images, InstallListener listener, Path directory)
            throws IOException {
        Machine machine =
                new Machine(
                        Path.of("/sys"),
                        Path.of("/proc"),
                        Path.of("/dev"),
                        directory.resolve("target"),
                        directory.resolve("scratch"),
                        Drivers.of(directory, directory, text -> {}),
                        List.of(facts()),
                        List.of("192.0.2.53"),
                        text -> {});
        return new InstallRun(order, machine, listener, images).run();
    }

    static String run(String... arguments) throws Refused {
        return Processes.run(Command.of(arguments), "test", "look at the output");
    }

    @Override
    public void close() throws Refused {
        run("losetup", "--detach", device);
    }
}
