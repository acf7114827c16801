package dev.tarmac.lab;

import dev.tarmac.facts.DiskSpec;
import dev.tarmac.lab.net.PrivateNetwork;
import dev.tarmac.lab.process.Teardown;
import dev.tarmac.lab.qemu.Accelerator;
import dev.tarmac.lab.qemu.Machine;
import dev.tarmac.lab.qemu.MachineSpec;
import dev.tarmac.lab.server.ServerFolders;
import dev.tarmac.lab.server.ServerProcess;
import dev.tarmac.lab.server.Serving;
import dev.tarmac.problem.Refused;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A server and the machines around it on one private network. Whoever builds one says when each
/// machine is switched on and what is ordered; closing it takes everything away but the files.
public final class Rack implements Closeable {
    private final LabConfig config;
    private final Serving serving;
    private final Teardown teardown;
    private final LabFolder folder;
    private final PrivateNetwork network;
    private final Accelerator accelerator;
    private final List<Machine> machines = new ArrayList<>();
    private ServerProcess server;

    private Rack(LabConfig config, Serving serving, Teardown teardown)
            throws Refused, IOException, InterruptedException {
        this.config = config;
        this.serving = serving;
        this.teardown = teardown;
        folder = teardown.add(LabFolder.take(config.folders().lab()));
        PrivateNetwork.endKept(config.folders().lab());
        folder.clear();
        network = teardown.make(() -> PrivateNetwork.create(config.machines().count()));
        accelerator = Accelerator.probe(config.folders().lab(), network);
        server = teardown.add(serve());
    }

    /// Network and server are up, no machine is. What the last run left in the lab's folder is
    /// gone. When the process ends before the rack is closed, everything is taken away as well.
    public static Rack build(LabConfig config) throws Refused, IOException, InterruptedException {
        return build(config, Serving.USUAL);
    }

    /// The same with a server that serves in another way.
    public static Rack build(LabConfig config, Serving serving)
            throws Refused, IOException, InterruptedException {
        config.check();
        Teardown teardown = Teardown.alsoAtExit();
        try {
            return new Rack(config, serving, teardown);
        } catch (Refused | IOException | InterruptedException | RuntimeException e) {
            teardown.close();
            throw e;
        }
    }

    private ServerProcess serve() throws Refused, IOException, InterruptedException {
        ServerFolders folders =
                new ServerFolders(
                        config.folders().lab().resolve("server"),
                        config.folders().images(),
                        config.folders().agent());
        return ServerProcess.start(config.tarmac(), folders, network, serving);
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
        server = teardown.add(serve());
    }

    /// Machine `number` with empty disks; disks that are there already keep what is on them.
    public MachineSpec machine(int number) throws IOException {
        Path folder = config.folders().lab().resolve("machine-" + number);
        Files.createDirectories(folder);
        List<MachineSpec.Disk> disks = new ArrayList<>();
        for (DiskSpec disk : config.machines().disks())
            disks.add(disk(folder, disks.size() + 1, disk));
        return MachineSpec.of(
                number,
                config.machines().firmware(),
                config.machines().parts(),
                disks,
                new MachineSpec.Place(
                        network.cable(number),
                        folder,
                        network.runDirectory().resolve("machine-" + number + ".qmp")));
    }

    private static MachineSpec.Disk disk(Path folder, int slot, DiskSpec disk) throws IOException {
        Path image = folder.resolve("disk-" + slot + ".raw");
        if (Files.notExists(image))
            try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
                file.setLength(disk.sizeBytes());
            }
        return new MachineSpec.Disk(
                image, disk.facts(slot - 1).serial().orElseThrow(), disk.logicalSectorBytes());
    }

    /// Switches it on; it is switched off with the rack at the latest.
    public Machine powerOn(MachineSpec machine) throws Refused, IOException, InterruptedException {
        Machine running = teardown.add(Machine.powerOn(machine, accelerator, network));
        synchronized (machines) {
            machines.add(running);
        }
        return running;
    }

    /// Everything stays up beyond this process, until the next lab in the same folder; closing the
    /// rack then does nothing.
    public void letGo() throws IOException {
        network.keep(config.folders().lab());
        teardown.leaveStanding();
        synchronized (machines) {
            for (Machine machine : machines) machine.letGo();
        }
        server.letGo();
        folder.close();
    }

    @Override
    public void close() throws IOException {
        teardown.close();
    }
}
