package dev.tarmac.agent.boot;

import dev.tarmac.image.ImageManifest;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.Step;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Everything in the installed tree that may differ from the image's: whoever compares the two
/// leaves these out and nothing else.
///
/// @param files created, changed or removed
/// @param trees directories that belong to the install with all that is below
/// @param directories whose own time may differ, because something in them was written
public record ConfiguredFiles(
        SortedSet<String> files, SortedSet<String> trees, SortedSet<String> directories) {

    /// Derived from the same functions that make the contents, so the two cannot disagree.
    public static ConfiguredFiles of(InstallOrder order, ImageManifest manifest) {
        SortedSet<String> files = new TreeSet<>();
        SortedSet<String> trees = new TreeSet<>();
        for (TargetFile file : HostConfiguration.files(order, manifest, "", List.of("0.0.0.0")))
            files.add(file.path());
        Plan plan = order.plan();
        plan.only(Step.WriteFstab.class).forEach(step -> files.add("/etc/fstab"));
        plan.only(Step.GrubBios.class)
                .forEach(
                        step -> {
                            String grub = GrubHome.of(order, step).targetPath();
                            files.add(grub + "/grub.cfg");
                            trees.add(grub + "/i386-pc");
                        });
        plan.only(Step.GrubEfi.class)
                .forEach(step -> files.add(GrubHome.of(order, step).targetPath() + "/grub.cfg"));
        SortedSet<String> directories = new TreeSet<>();
        plan.only(Step.Mount.class).forEach(mount -> add(mount, trees, directories));
        for (String path : files) addParents(path, directories);
        for (String path : trees) addParents(path, directories);
        return new ConfiguredFiles(files, trees, directories);
    }

    /// True for a path that is left out of a comparison.
    public boolean covers(String path) {
        if (files.contains(path) || trees.contains(path)) return true;
        for (String tree : trees) if (path.startsWith(tree + "/")) return true;
        return false;
    }

    /// A mount point shows another file system's root; ext4 has lost+found there; the ESP is the
    /// loader's alone.
    private static void add(Step.Mount mount, SortedSet<String> trees, SortedSet<String> touched) {
        touched.add(mount.path());
        if (mount.type().equals("vfat")) trees.add(mount.path());
        if (mount.type().equals("ext4"))
            trees.add((mount.path().equals("/") ? "" : mount.path()) + "/lost+found");
    }

    private static void addParents(String path, SortedSet<String> directories) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1))
            directories.add(path.substring(0, slash));
        directories.add("/");
    }
}
