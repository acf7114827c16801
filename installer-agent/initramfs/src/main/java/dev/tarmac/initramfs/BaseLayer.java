package dev.tarmac.initramfs;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Everything that comes from packages: the kernel as `vmlinuz`, the signed loaders, and
/// `layer.img` with modules, firmware, programs and libraries. Made once per package set.
record BaseLayer(Path directory, String kernelVersion, List<String> leftOut) {
    BaseLayer {
        leftOut = List.copyOf(leftOut);
    }

    static BaseLayer make(
            Cache cache, Apt apt, PackageSet packages, RuntimeNeeds needs, BuildProgress progress)
            throws Refused, IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(packages.text(), needs.toString()));
        words.addAll(contents());
        return read(
                cache.folder(
                        "base",
                        words,
                        directory -> fill(directory, apt.files(packages), needs, progress)));
    }

    /// What, beside the packages, decides the content.
    static List<String> contents() {
        List<String> words = new ArrayList<>(List.of(AgentBuild.VERSION));
        words.addAll(DriverList.all());
        words.addAll(Programs.PATHS);
        words.addAll(Programs.LIBRARIES);
        words.addAll(Programs.UNWANTED_APPLETS);
        words.add(new TreeMap<>(Programs.LOADERS).toString());
        return words;
    }

    Path kernel() {
        return directory.resolve("vmlinuz");
    }

    Path loader(String name) {
        return directory.resolve(name);
    }

    Path image() {
        return directory.resolve("layer.img");
    }

    private static void fill(
            Path directory, List<Path> packages, RuntimeNeeds needs, BuildProgress progress)
            throws Refused, IOException, InterruptedException {
        try (PackageTree unpacked =
                PackageTree.unpack(packages, directory.resolve("unpacked"), progress)) {
            progress.at("choosing drivers and programs", 0);
            BaseTree base = BaseTree.of(unpacked, needs);
            Files.copy(
                    unpacked.require("/boot/vmlinuz-" + base.kernelVersion()),
                    directory.resolve("vmlinuz"),
                    StandardCopyOption.COPY_ATTRIBUTES);
            for (Map.Entry<String, String> loader : Programs.LOADERS.entrySet())
                Files.copy(
                        unpacked.require(loader.getValue()),
                        directory.resolve(loader.getKey()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            Layer.write(
                    base.files(),
                    directory.resolve("layer.img"),
                    percent -> progress.at("compressing drivers and programs", percent));
            Files.writeString(
                    directory.resolve("base.json"),
                    JsonObject.write(
                            JsonObject.members(
                                    "kernelVersion",
                                    base.kernelVersion(),
                                    "leftOut",
                                    base.leftOut())));
        }
    }

    private static BaseLayer read(Path directory) throws Refused, IOException {
        Path file = directory.resolve("base.json");
        try {
            JsonObject json = JsonObject.parse(SmallFile.text(file));
            return new BaseLayer(directory, json.text("kernelVersion"), json.texts("leftOut"));
        } catch (MalformedJson e) {
            throw new Refused(file.toString(), e.getMessage(), "delete the folder " + directory);
        }
    }
}
