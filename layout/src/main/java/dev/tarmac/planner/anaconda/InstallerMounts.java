package dev.tarmac.planner.anaconda;

import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.FstabLine;
import dev.tarmac.planner.storage.Mounting;
import dev.tarmac.problem.Where;

/// The installer's fstab as mounts.
final class InstallerMounts {
    /// Somebody may have to type a passphrase first.
    private static final String PATIENT = "x-systemd.device-timeout=0";

    private final DeviceNames names;
    private final Where otherwise;

    /// @param otherwise the place of what stands nowhere in the author's file
    InstallerMounts(DeviceNames names, Where otherwise) {
        this.names = names;
        this.otherwise = otherwise;
    }

    Mounting of(FstabLine line) {
        Device device = line.device();
        return new Mounting(
                names.place(device).orElse(otherwise),
                names.of(device),
                line.type(),
                line.mountPoint(),
                options(line),
                device instanceof Device.Subvolume subvolume ? "subvol=" + subvolume.name() : "");
    }

    private static String options(FstabLine line) {
        String options = line.options().isEmpty() ? "defaults" : line.options();
        return line.device() instanceof Device.Luks ? options + "," + PATIENT : options;
    }
}
