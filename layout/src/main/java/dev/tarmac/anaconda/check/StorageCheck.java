package dev.tarmac.anaconda.check;

import static dev.tarmac.anaconda.device.Bytes.MIB;

import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.anaconda.tree.StoragePlan.BootDevices;
import dev.tarmac.anaconda.tree.StoragePlan.Finding;
import dev.tarmac.anaconda.tree.StoragePlan.Findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What there is to say against a finished plan.
public final class StorageCheck {
    private static final Map<String, Integer> ADVISED_MEBIBYTES = advised();
    private static final List<String> SHALL_BE_NEW = List.of("/boot", "/var", "/tmp", "/usr");
    private static final List<String> MAY_STAY = List.of("/home", "/usr/local", "/opt", "/var/www");
    private static final List<String> ON_ROOT =
            List.of(
                    "/bin",
                    "/dev",
                    "/sbin",
                    "/etc",
                    "/lib",
                    "/root",
                    "/mnt",
                    "lost+found",
                    "/proc");
    private static final List<String> ON_LINUX =
            List.of("/", "/var", "/tmp", "/usr", "/home", "/usr/share", "/usr/lib");

    private final List<Device> devices;
    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    private StorageCheck(List<Device> devices) {
        this.devices = devices;
    }

    private static Map<String, Integer> advised() {
        Map<String, Integer> advised = new LinkedHashMap<>();
        advised.put("/", 250);
        advised.put("/usr", 250);
        advised.put("/tmp", 50);
        advised.put("/var", 384);
        advised.put("/home", 100);
        advised.put("/boot", 512);
        return advised;
    }

    public static Findings of(Situation situation, List<Device> devices, BootDevices boot) {
        StorageCheck check = new StorageCheck(devices);
        check.root();
        check.newFileSystems();
        check.sizes();
        if (!boot.skipped())
            new BootCheck(situation, devices, boot, check.errors, check.warnings).run();
        check.linuxFileSystems();
        check.onRoot();
        check.keys();
        return new Findings(check.errors, check.warnings);
    }

    private Optional<Device> mountedAt(String mountPoint) {
        return devices.stream().filter(device -> device.format().isAt(mountPoint)).findFirst();
    }

    private static Finding finding(String message, Device about, String fix) {
        return new Finding(message, Optional.of(about), fix);
    }

    private void root() {
        if (mountedAt("/").isEmpty())
            errors.add(
                    new Finding(
                            "nothing is mounted at /: a system needs a root file system",
                            Optional.empty(),
                            "mount a partition or volume on /"));
    }

    /// A file system in memory is never made anew.
    private void newFileSystems() {
        for (Device device : devices)
            if (device instanceof Device.InMemory)
                device.format()
                        .mountPoint()
                        .filter(StorageCheck::shallBeNew)
                        .ifPresent(
                                place ->
                                        warnings.add(
                                                finding(
                                                        place + " gets no new file system",
                                                        device,
                                                        "see that this is meant")));
    }

    private static boolean shallBeNew(String place) {
        return isIn(place, SHALL_BE_NEW) && !isIn(place, MAY_STAY);
    }

    private static boolean isIn(String place, List<String> directories) {
        return directories.stream()
                .anyMatch(
                        directory -> place.equals(directory) || place.startsWith(directory + "/"));
    }

    private void sizes() {
        ADVISED_MEBIBYTES.forEach(
                (place, mebibytes) ->
                        mountedAt(place)
                                .filter(device -> device.bytes() < mebibytes * MIB)
                                .ifPresent(device -> warnAboutSize(place, mebibytes, device)));
    }

    private void warnAboutSize(String place, int mebibytes, Device device) {
        warnings.add(
                finding(
                        place + " is smaller than " + mebibytes + " MiB, the least that is advised",
                        device,
                        "make it larger"));
    }

    private void linuxFileSystems() {
        for (String place : ON_LINUX) {
            Optional<Device> device = mountedAt(place);
            if (device.isEmpty()) continue;
            FormatType type = device.get().format().type();
            if (!type.isLinux() && type != FormatType.TMPFS)
                errors.add(
                        finding(
                                place + " needs a Linux file system",
                                device.get(),
                                "format it with xfs or ext4"));
        }
    }

    private void onRoot() {
        for (String place : ON_ROOT)
            mountedAt(place)
                    .ifPresent(
                            device ->
                                    errors.add(
                                            finding(
                                                    place + " cannot be a file system of its own",
                                                    device,
                                                    "leave it on /")));
    }

    private void keys() {
        for (Device device : devices)
            if (device.format().type() == FormatType.LUKS && !device.format().hasKey())
                errors.add(
                        finding(
                                "Encryption requested for LUKS device "
                                        + device.name()
                                        + " but no encryption key specified for this device.",
                                device,
                                "give it a passphrase: --passphrase, or `encrypt: {secret: NAME}`"));
    }
}
