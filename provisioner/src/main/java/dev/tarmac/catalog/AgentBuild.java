package dev.tarmac.catalog;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The agent that machines boot: kernel and initramfs, with the digests that stand in `agent.json`.
public record AgentBuild(
        Path kernel,
        String kernelSha256,
        Path initramfs,
        String initramfsSha256,
        String kernelVersion) {
    private static final String FIX = "build the agent: tarmac agent build";

    /// The build in that directory, as it is now: a new build needs no restart of the server.
    public static AgentBuild read(Path directory) throws Refused {
        Path description = directory.resolve("agent.json");
        try {
            JsonObject json = JsonObject.parse(Files.readString(description));
            AgentBuild build =
                    new AgentBuild(
                            directory.resolve("vmlinuz"),
                            json.text("kernelSha256"),
                            directory.resolve("initramfs.img"),
                            json.text("initramfsSha256"),
                            json.text("kernelVersion"));
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

    private static void requireSize(Path file, long bytes) throws IOException, Refused {
        long real = Files.size(file);
        if (real != bytes)
            throw new Refused(
                    file.toString(), "has " + real + " bytes, agent.json says " + bytes, FIX);
    }
}
