package dev.tarmac.lab.qemu;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.lab.net.PrivateNetwork;
import dev.tarmac.lab.process.Background;
import dev.tarmac.lab.process.FileWatch;
import dev.tarmac.problem.Refused;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/// One machine that is switched on.
public final class Machine implements Closeable {
    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    private final MachineSpec spec;
    private final Background process;
    private final Monitor monitor;
    private final Accelerator accelerator;
    private final List<MachineSpec.Disk> disks;

    /// Asks what the machine has while it still stands still, then lets it go.
    private Machine(MachineSpec spec, Background process, Monitor monitor) throws IOException {
        this.spec = spec;
        this.process = process;
        this.monitor = monitor;
        this.accelerator = askAccelerator();
        this.disks = askDisks();
        monitor.ask("cont", Map.of());
    }

    /// Switches the machine on. Its disks must exist; UEFI variables are made when it has none yet.
    public static Machine powerOn(MachineSpec spec, Accelerator accelerator, PrivateNetwork network)
            throws Refused, IOException, InterruptedException {
        if (spec.firmware().isUefi() && Files.notExists(spec.variables()))
            Files.copy(Path.of(QemuCommand.variables(spec.firmware())), spec.variables());
        Files.deleteIfExists(spec.place().monitor());
        List<String> argv = network.command(QemuCommand.of(spec, accelerator));
        Background process = Background.start(argv, spec.log());
        try {
            return of(spec, process, monitor(spec, process));
        } catch (Refused | IOException | InterruptedException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    private static Machine of(MachineSpec spec, Background process, Monitor monitor)
            throws IOException {
        try {
            return new Machine(spec, process, monitor);
        } catch (IOException | RuntimeException e) {
            monitor.close();
            throw e;
        }
    }

    /// QEMU binds its socket a moment before it listens, and may die a moment after: what does not
    /// come about is tried again while it runs.
    private static Monitor monitor(MachineSpec spec, Background process)
            throws Refused, IOException, InterruptedException {
        AtomicReference<Monitor> connected = new AtomicReference<>();
        FileWatch.await(
                spec.place().monitor().getParent(),
                START_LIMIT,
                () -> !process.isRunning() || connects(spec.place().monitor(), connected));
        if (connected.get() != null) return connected.get();
        throw new Refused(
                "machine " + spec.number(),
                "QEMU "
                        + (process.isRunning() ? "does not answer" : "did not start")
                        + ": "
                        + Files.readString(spec.log()).strip(),
                "mend what it complains of; its words are in " + spec.log());
    }

    private static boolean connects(Path socket, AtomicReference<Monitor> connected) {
        if (Files.notExists(socket)) return false;
        try {
            connected.set(Monitor.connect(socket));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public MachineSpec spec() {
        return spec;
    }

    /// Completes when the power is off, whoever switched it off.
    public CompletableFuture<Integer> poweredOff() {
        return process.ended();
    }

    public boolean isOff() {
        return !process.isRunning();
    }

    /// What runs its instructions, asked of the machine.
    public Accelerator accelerator() {
        return accelerator;
    }

    /// Its disks, asked of the machine.
    public List<MachineSpec.Disk> disks() {
        return disks;
    }

    private Accelerator askAccelerator() throws IOException {
        JsonObject answer = monitor.ask("query-kvm", Map.of());
        try {
            return answer.object("return").flag("enabled") ? Accelerator.KVM : Accelerator.TCG;
        } catch (MalformedJson e) {
            throw new IOException("query-kvm: " + e.getMessage(), e);
        }
    }

    private List<MachineSpec.Disk> askDisks() throws IOException {
        List<MachineSpec.Disk> asked = new ArrayList<>();
        for (int slot = 0; slot < spec.disks().size(); slot++) asked.add(disk(slot));
        return List.copyOf(asked);
    }

    private MachineSpec.Disk disk(int slot) throws IOException {
        String path = "/machine/peripheral/" + QemuCommand.diskId(slot);
        try {
            String image = image(property(path, "drive").text("return"));
            return new MachineSpec.Disk(
                    Path.of(image),
                    property(path, "serial").text("return"),
                    property(path, "logical_block_size").integer("return"));
        } catch (MalformedJson e) {
            throw new IOException("disk " + slot + ": " + e.getMessage(), e);
        }
    }

    private String image(String drive) throws IOException, MalformedJson {
        record Drive(String device, String file) {}
        return monitor
                .ask("query-block", Map.of())
                .list(
                        "return",
                        block ->
                                new Drive(
                                        block.text("device"),
                                        block.object("inserted").text("file")))
                .stream()
                .filter(block -> block.device().equals(drive))
                .findFirst()
                .orElseThrow(() -> new MalformedJson("no drive " + drive))
                .file();
    }

    private JsonObject property(String path, String name) throws IOException {
        return monitor.ask("qom-get", Map.of("path", path, "property", name));
    }

    /// Pulls the plug; what the machine wrote before is on its disks.
    public void powerOff() {
        process.close();
    }

    /// Leaves it running beyond our own end.
    public void letGo() throws IOException {
        monitor.close();
    }

    @Override
    public void close() throws IOException {
        powerOff();
        monitor.close();
    }
}
