package dev.tarmac.image.build;

import dev.tarmac.image.ImageManifest.Kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Kernels and the initramfs of each, under the names that Debian, RHEL, SUSE, Arch and Alpine give
/// them.
final class KernelSearch {
    private static final List<String> MODULE_ROOTS = List.of("usr/lib/modules", "lib/modules");

    private final ImageTree tree;
    private final Contents contents;

    KernelSearch(ImageTree tree, Contents contents) {
        this.tree = tree;
        this.contents = contents;
    }

    /// Newest first; without those that lack an initramfs.
    List<Kernel> run(Findings findings) {
        NavigableMap<String, String> paths = kernelPaths();
        List<Kernel> kernels = new ArrayList<>();
        for (Map.Entry<String, String> path : paths.descendingMap().entrySet())
            kernel(path.getKey(), path.getValue()).ifPresent(kernels::add);
        if (paths.isEmpty())
            findings.add(
                    "no kernel inside: neither /boot/vmlinuz-VERSION nor"
                            + " /usr/lib/modules/VERSION/vmlinuz",
                    "install the distribution's kernel package into the tree (Debian:"
                            + " linux-image-amd64) and pack it again");
        else if (kernels.isEmpty())
            findings.add(
                    "no initramfs for kernel " + String.join(", ", paths.keySet()),
                    "generate a generic one inside the tree (Debian: update-initramfs -c -k "
                            + paths.lastKey()
                            + " with MODULES=most; RHEL: dracut --no-hostonly --kver "
                            + paths.lastKey()
                            + ") and pack it again");
        return kernels;
    }

    private NavigableMap<String, String> kernelPaths() {
        NavigableMap<String, String> paths = new TreeMap<>(new NaturalOrder());
        for (String root : MODULE_ROOTS)
            for (String version : tree.names(root)) {
                String path = root + "/" + version + "/vmlinuz";
                if (tree.file(path).isPresent()) paths.putIfAbsent(version, path);
            }
        for (String name : tree.names("boot")) {
            String version = name.replaceFirst("^vmlinuz-", "");
            // RHEL's rescue kernels are named after a machine that ran.
            boolean kernel = !version.equals(name) && !version.startsWith("0-rescue");
            if (kernel && tree.file("boot/" + name).isPresent()) paths.put(version, "boot/" + name);
        }
        return paths;
    }

    private Optional<Kernel> kernel(String version, String path) {
        return Stream.of(
                        "boot/initrd.img-" + version,
                        "boot/initramfs-" + version + ".img",
                        "boot/initramfs-" + version,
                        "boot/initrd-" + version,
                        "usr/lib/modules/" + version + "/initrd",
                        "usr/lib/modules/" + version + "/initramfs.img")
                .filter(candidate -> tree.file(candidate).filter(f -> f.size() > 0).isPresent())
                .filter(candidate -> sha256(candidate).isPresent())
                .findFirst()
                .map(
                        found ->
                                new Kernel(
                                        version,
                                        EntryPath.absolute(path),
                                        EntryPath.absolute(found),
                                        sha256(found).orElseThrow()));
    }

    private Optional<String> sha256(String path) {
        return tree.resolve(path).flatMap(contents::sha256);
    }

    /// `6.1.0-9` before `6.1.0-10`: runs of digits compare as numbers.
    static final class NaturalOrder implements Comparator<String> {
        @Override
        public int compare(String left, String right) {
            List<String> one = parts(left);
            List<String> other = parts(right);
            for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
                int order = comparePart(one.get(i), other.get(i));
                if (order != 0) return order;
            }
            int order = Integer.compare(one.size(), other.size());
            return order != 0 ? order : left.compareTo(right);
        }

        private static List<String> parts(String version) {
            return List.of(version.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)"));
        }

        private static int comparePart(String one, String other) {
            String left = one.replaceFirst("^0+(?=\\d)", "");
            String right = other.replaceFirst("^0+(?=\\d)", "");
            boolean numbers = isNumber(left) && isNumber(right);
            int order = numbers ? Integer.compare(left.length(), right.length()) : 0;
            return order != 0 ? order : left.compareTo(right);
        }

        private static boolean isNumber(String part) {
            return !part.isEmpty() && part.charAt(0) >= '0' && part.charAt(0) <= '9';
        }
    }
}
