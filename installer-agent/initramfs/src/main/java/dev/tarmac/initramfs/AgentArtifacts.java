package dev.tarmac.initramfs;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a build left in its folder: `vmlinuz`, `initramfs.img`, the signed loaders, and
/// `agent.json`, which is this value. `inputs` is the digest of all that went in, `leftOut` what
/// drivers ask for and do not get, each with the reason; `loaders` are the files of shim and GRUB
/// with their digests.
public record AgentArtifacts(
        Path directory,
        String inputs,
        String kernelVersion,
        long kernelBytes,
        long initramfsBytes,
        String kernelSha256,
        String initramfsSha256,
        Map<String, String> loaders,
        Map<String, String> packages,
        List<String> drivers,
        List<String> leftOut) {

    private static final String DESCRIPTION = "agent.json";

    public AgentArtifacts {
        loaders = Map.copyOf(loaders);
        packages = Map.copyOf(packages);
        drivers = List.copyOf(drivers);
        leftOut = List.copyOf(leftOut);
    }

    /// What stands in the folder, if it is complete and what its description says.
    public static Optional<AgentArtifacts> read(Path directory) throws IOException {
        Path description = directory.resolve(DESCRIPTION);
        if (!Files.isRegularFile(description)) return Optional.empty();
        try {
            JsonObject json = JsonObject.parse(SmallFile.text(description));
            AgentArtifacts described = decode(directory, json);
            return described.isWhole() ? Optional.of(described) : Optional.empty();
        } catch (MalformedJson e) {
            return Optional.empty();
        }
    }

    public Path kernel() {
        return directory.resolve("vmlinuz");
    }

    public Path initramfs() {
        return directory.resolve("initramfs.img");
    }

    /// Both files together: what a machine has to load before Java runs.
    public long totalBytes() {
        return kernelBytes + initramfsBytes;
    }

    void write() throws IOException {
        Path fresh = directory.resolve(DESCRIPTION + ".new");
        Files.writeString(fresh, JsonObject.writePretty(encode()) + "\n");
        Files.move(fresh, directory.resolve(DESCRIPTION), Folders.REPLACE);
    }

    private boolean isWhole() throws IOException {
        return Files.isRegularFile(kernel())
                && Files.isRegularFile(initramfs())
                && Sha256.ofFile(kernel()).equals(kernelSha256)
                && Sha256.ofFile(initramfs()).equals(initramfsSha256)
                && loadersAreWhole();
    }

    private boolean loadersAreWhole() throws IOException {
        for (Map.Entry<String, String> loader : loaders.entrySet()) {
            Path file = directory.resolve(loader.getKey());
            if (!Files.isRegularFile(file) || !Sha256.ofFile(file).equals(loader.getValue()))
                return false;
        }
        return true;
    }

    private Map<String, Object> encode() {
        return JsonObject.members(
                "inputs",
                inputs,
                "kernelVersion",
                kernelVersion,
                "kernelBytes",
                kernelBytes,
                "initramfsBytes",
                initramfsBytes,
                "kernelSha256",
                kernelSha256,
                "initramfsSha256",
                initramfsSha256,
                "loaders",
                new TreeMap<>(loaders),
                "packages",
                new TreeMap<>(packages),
                "drivers",
                drivers,
                "leftOut",
                leftOut);
    }

    private static AgentArtifacts decode(Path directory, JsonObject json) throws MalformedJson {
        return new AgentArtifacts(
                directory,
                json.text("inputs"),
                json.text("kernelVersion"),
                json.number("kernelBytes"),
                json.number("initramfsBytes"),
                json.text("kernelSha256"),
                json.text("initramfsSha256"),
                json.dictionary("loaders"),
                json.dictionary("packages"),
                json.texts("drivers"),
                json.texts("leftOut"));
    }
}
