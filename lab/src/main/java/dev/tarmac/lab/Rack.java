package dev.tarmac.lab;

import dev.tarmac.facts.DiskSpec;
import dev.tarmac.lab.net.PrivateNetwork;
import dev.tarmac.lab.qemu.Accelerator;
import dev.tarmac.lab.qemu.Machine;
import dev.tarmac.lab.qemu.MachineSpec;
import dev.tarmac.lab.server.ServerFolders;
import dev.tarmac.lab.server.ServerProcess;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A server and the machines around it on one private network. Whoever builds one says when each
/// machine is switched on and what is ordered; closing it takes everything away but the files.
public final class Rack implements AutoCloseable {
    private final LabConfig config;
    private final FileChannel lock;
    private final PrivateNetwork network;
    private final Accelerator accelerator;
    private final List<Machine> machines = new ArrayList<>();
    private ServerProcess server;
    private boolean letGo;

    private Rack(
            LabConfig config,
            FileChannel lock,
            PrivateNetwork network,
            Accelerator accelerator,
            ServerProcess server) {
        this.config = config;
        this.lock = lock;
        this.network = network;
        this.accelerator = accelerator;
        this.server = server;
    }

    /// Network and server are up, no machine is. What the last run left in the lab's folder is
    /// gone.
    public static Rack build(LabConfig config) throws Refused, IOException, InterruptedException {
        config.check();
        Path folder = config.folders().lab();
        Files.createDirectories(folder);
        FileChannel lock = lock(folder);
        PrivateNetwork network = null;
        try {
            PrivateNetwork.endKept(folder);
            clear(folder);
            network = PrivateNetwork.create(config.machines());
            Accelerator accelerator = Accelerator.probe(folder);
            return new Rack(config, lock, network, accelerator, serve(config, network));
        } catch (Refused | IOException | InterruptedException | RuntimeException e) {
            if (network != null) network.close();
            lock.close();
            throw e;
        }
    }

    private static ServerProcess serve(LabConfig config, PrivateNetwork network)
            throws Refused, IOException, InterruptedException {
        ServerFolders folders =
                new ServerFolders(
                        config.folders().lab().resolve("server"),
                        config.folders().images(),
                        config.folders().agent());
        return ServerProcess.start(config.tarmac(), folders, network);
    }

    private static FileChannel lock(Path folder) throws Refused, IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) return channel;
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new Refused(busy(folder), e);
        }
        channel.close();
        throw new Refused(busy(folder));
    }

    private static Problem busy(Path folder) {
        return Problem.at(
                folder.toString(), "another lab is at work here", "wait until it has ended");
    }

    private static void clear(Path folder) throws IOException {
        List<Path> old;
        try (Stream<Path> files = Files.walk(folder)) {
            old =
                    files.filter(file -> !file.equals(folder))
                            .filter(file -> !file.endsWith("lock"))
                            .sorted((a, b) -> b.compareTo(a))
                            .toList();
        }
        for (Path file : old) Files.delete(file);
    }

    public LabConfig config() {
        return config;
    }

    public PrivateNetwork network() {
        return network;
    }

    public Accelerator accelerator() {
        return accelerator;
    }

    public ServerProcess server() {
        return server;
    }

    /// Starts the server over the same data again; the old one must be gone.
    public void restartServer() throws Refused, IOException, InterruptedException {
        server = serve(config, network);
    }

    /// Machine `number` with empty disks; disks that are there already keep what is on them.
    public MachineSpec machine(int number) throws IOException {
        Path folder = config.folders().lab().resolve("machine-" + number);
        Files.createDirectories(folder);
        List<MachineSpec.Disk> disks = new ArrayList<>();
        for (DiskSpec disk : config.disks()) disks.add(disk(folder, disks.size() + 1, disk));
        return new MachineSpec(
                number,
                config.firmware(),
                config.parts(),
                disks,
                network.cable(number),
                folder,
                network.runDirectory().resolve("machine-" + number + ".qmp"),
                false,
                Optional.empty());
    }

    private static MachineSpec.Disk disk(Path folder, int slot, DiskSpec disk) throws IOException {
        Path image = folder.resolve("disk-" + slot + ".raw");
        if (Files.notExists(image))
            try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
                file.setLength(disk.sizeBytes());
            }
        return new MachineSpec.Disk(image, "lab-disk-" + slot, disk.logicalSectorBytes());
    }

    /// Switches it on; it is switched off with the rack at the latest.
    public Machine powerOn(MachineSpec machine) throws Refused, IOException, InterruptedException {
        Machine running = Machine.powerOn(machine, accelerator, network);
        synchronized (machines) {
            machines.add(running);
        }
        return running;
    }

    /// Everything stays up beyond this process, until the next lab in the same folder; closing the
    /// rack then does nothing.
    public void letGo() throws IOException {
        network.keep(config.folders().lab());
        letGo = true;
        synchronized (machines) {
            for (Machine machine : machines) machine.letGo();
        }
        server.letGo();
        lock.close();
    }

    @Override
    public void close() throws IOException {
        if (letGo) return;
        try {
            closeMachines();
        } finally {
            server.close();
            network.close();
            lock.close();
        }
    }

    private void closeMachines() throws IOException {
        synchronized (machines) {
            for (Machine machine : machines) machine.close();
            machines.clear();
        }
    }
}
