package dev.tarmac.planner;

import dev.tarmac.plan.Extent;
import dev.tarmac.planner.storage.DiskChange;
import dev.tarmac.planner.storage.Mounting;
import dev.tarmac.planner.storage.Storage;
import dev.tarmac.problem.Problems;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What is kept is not written to: an image is never unpacked over it.
final class KeptContents {
    /// Where every image has files of its own. Below /var, /opt and /srv data may be kept.
    private static final Set<String> OF_THE_IMAGE =
            Set.of("/", "/boot", "/usr", "/var", "/opt", "/root");

    private final Storage storage;
    private final Problems problems;
    private final Set<String> kept;

    KeptContents(Storage storage, Problems problems) {
        this.storage = storage;
        this.problems = problems;
        this.kept =
                storage.disks().stream()
                        .map(DiskChange::keeping)
                        .flatMap(List::stream)
                        .map(Extent::name)
                        .collect(Collectors.toSet());
    }

    void check() {
        for (Mounting mount : storage.mounts())
            if (kept.contains(mount.device()) && isOfTheImage(mount.path()))
                problems.add(
                        mount.where(),
                        "'"
                                + mount.device()
                                + "' is kept, and the image would be unpacked over it on "
                                + mount.path(),
                        "format it anew (`reuse` for `keep`; without --noformat), or mount it where"
                                + " only data is, like /home or /srv");
    }

    private static boolean isOfTheImage(String path) {
        return OF_THE_IMAGE.contains(path) || path.startsWith("/usr/");
    }

    /// What is written there all the same.
    List<String> doubts(Loader loader) {
        if (!(loader instanceof Loader.Uefi uefi) || !kept.contains(uefi.esp())) return List.of();
        return List.of(
                "the loader is written into the EFI system partition '"
                        + uefi.esp()
                        + "', which is kept: a fallback loader that another system has put there is"
                        + " replaced");
    }
}
