package dev.tarmac.agent.run;

import dev.tarmac.image.ImageManifest;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Refused;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What can be done while the disks are wiped and partitioned: fetch the manifest, load the file
/// systems' drivers.
final class Preparation {
    /// vfat reads names by a code page and a character set that are modules of their own.
    private static final List<String> FAT_CHARACTERS =
            List.of("nls_cp437", "nls_ascii", "nls_iso8859_1", "nls_utf8");

    private final InstallOrder order;
    private final Machine machine;
    private final Images images;
    private final InstallListener listener;
    private final Thread manifestThread = new Thread(this::fetch, "manifest");
    private final Thread driverThread = new Thread(this::load, "filesystems");
    private volatile ImageManifest manifest;
    private volatile Refused refused;

    Preparation(InstallOrder order, Machine machine, Images images, InstallListener listener) {
        this.order = order;
        this.machine = machine;
        this.images = images;
        this.listener = listener;
    }

    void start() {
        manifestThread.setDaemon(true);
        driverThread.setDaemon(true);
        manifestThread.start();
        driverThread.start();
    }

    /// Whatever is not done by now is needed no more.
    void stop() {
        manifestThread.interrupt();
        driverThread.interrupt();
    }

    /// The image's manifest, when it is here.
    ImageManifest manifest() throws Refused, InterruptedException {
        manifestThread.join();
        if (refused != null) throw refused;
        if (manifest == null)
            throw new Refused(
                    "image " + order.image().name(),
                    "its manifest could not be read",
                    "look at the lines above, then retry the install");
        return manifest;
    }

    /// Returns when every file system of the plan can be mounted, as far as this agent has it.
    void filesystems() throws InterruptedException {
        driverThread.join();
    }

    private void fetch() {
        try {
            ImageWatch watch = new ImageWatch(listener, Thread.currentThread());
            manifest = images.manifest(order.image(), watch);
        } catch (Refused e) {
            refused = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void load() {
        Set<String> types = new TreeSet<>();
        order.plan().only(Step.Mount.class).forEach(mount -> types.add(mount.type()));
        if (order.plan().only(Step.GrubEfi.class).findAny().isPresent()) types.add("vfat");
        for (String type : types) machine.drivers().loadNamed(type);
        if (types.contains("vfat"))
            for (String characters : FAT_CHARACTERS) machine.drivers().loadNamed(characters);
    }
}
