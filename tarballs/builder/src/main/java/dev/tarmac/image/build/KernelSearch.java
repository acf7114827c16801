package dev.tarmac.image.build;

import dev.tarmac.image.ImageManifest.Kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Kernels and the initramfs of each, under the names that Debian, RHEL, SUSE, Arch and Alpine give
/// them.
final class KernelSearch {
    private static final List<String> MODULE_ROOTS = List.of("usr/lib/modules", "lib/modules");

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._+~-]+");

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
                            + " /usr/lib/modules/VERSION/vmlinuz has content",
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
                if (isKernel(version, path)) paths.putIfAbsent(version, path);
            }
        for (String name : tree.names("boot")) {
            String version = name.replaceFirst("^vmlinuz-", "");
            // RHEL's rescue kernels are named after a machine that ran.
            boolean kernel = !version.equals(name) && !version.startsWith("0-rescue");
            if (kernel && isKernel(version, "boot/" + name)) paths.put(version, "boot/" + name);
        }
        return paths;
    }

    /// Its version stands in GRUB's menu, so it is one plain word; a file without a byte is what a
    /// package manager that was interrupted leaves.
    private boolean isKernel(String version, String path) {
        return VERSION.matcher(version).matches()
                && tree.file(path).filter(file -> file.size() > 0).isPresent();
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

    /// `6.1.0-9` before `6.1.0-10`: runs of digits compare as numbers. `6.1.0-rc1` and `6.1.0~1`
    /// before `6.1.0`.
    static final class NaturalOrder implements Comparator<String> {
        @Override
        public int compare(String left, String right) {
            List<String> one = parts(left);
            List<String> other = parts(right);
            for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
                int order = comparePart(one.get(i), other.get(i));
                if (order != 0) return order;
            }
            int common = Math.min(one.size(), other.size());
            int order = Integer.compare(one.size(), other.size());
            List<String> longer = order < 0 ? other : one;
            if (order != 0 && isBefore(longer.get(common))) return -order;
            return order != 0 ? order : left.compareTo(right);
        }

        private static boolean isBefore(String part) {
            return part.startsWith("-rc") || part.startsWith("~");
        }

        private static List<String> parts(String version) {
            return List.of(version.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)"));
        }

        private static int comparePart(String one, String other) {
            if (isBefore(one) != isBefore(other)) return isBefore(one) ? -1 : 1;
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
