package dev.tarmac.catalog;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The agent that machines boot: kernel and initramfs, with the digests that stand in `agent.json`.
///
/// @param loaders shim and GRUB that are signed by who signed the kernel, by the names under which
///   machines fetch them; empty in builds from before there were any
public record AgentBuild(
        Path kernel,
        String kernelSha256,
        Path initramfs,
        String initramfsSha256,
        String kernelVersion,
        Map<String, Path> loaders) {
    /// What firmware fetches first of the signed loaders, and what that fetches then.
    public static final String SHIM = "shimx64.efi";

    public static final String GRUB = "grubx64.efi";

    private static final String DESCRIPTION = "agent.json";
    private static final String KERNEL = "vmlinuz";
    private static final String INITRAMFS = "initramfs.img";

    /// Where a build is another one, one of these is another file.
    static final List<String> FILES = List.of(DESCRIPTION, KERNEL, INITRAMFS);

    private static final String FIX = "build the agent: tarmac agent build";

    public AgentBuild {
        loaders = Map.copyOf(loaders);
    }

    /// The build in that directory, as it is now; see [AgentFolder].
    static AgentBuild read(Path directory) throws Refused {
        Path description = directory.resolve(DESCRIPTION);
        try {
            JsonObject json = JsonObject.parse(Files.readString(description));
            AgentBuild build =
                    new AgentBuild(
                            directory.resolve(KERNEL),
                            json.text("kernelSha256"),
                            directory.resolve(INITRAMFS),
                            json.text("initramfsSha256"),
                            json.text("kernelVersion"),
                            loaders(directory, json));
            requireSize(build.kernel, json.number("kernelBytes"));
            requireSize(build.initramfs, json.number("initramfsBytes"));
            return build;
        } catch (IOException e) {
            throw new Refused(
                    Problem.at(directory.toString(), "there is no agent (" + e + ")", FIX), e);
        } catch (MalformedJson e) {
            throw new Refused(Problem.at(description.toString(), e.getMessage(), FIX), e);
        }
    }

    /// Whether machines with Secure Boot on can start it.
    public boolean isSigned() {
        return loaders.keySet().containsAll(Set.of(SHIM, GRUB));
    }

    private static Map<String, Path> loaders(Path directory, JsonObject json) throws MalformedJson {
        if (!json.has("loaders")) return Map.of();
        Map<String, Path> loaders = new HashMap<>();
        for (String name : json.dictionary("loaders").keySet())
            if (name.equals(SHIM) || name.equals(GRUB)) loaders.put(name, directory.resolve(name));
        return loaders;
    }

    private static void requireSize(Path file, long bytes) throws IOException, Refused {
        long real = Files.size(file);
        if (real != bytes)
            throw new Refused(
                    file.toString(), "has " + real + " bytes, agent.json says " + bytes, FIX);
    }
}
