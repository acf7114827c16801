package dev.tarmac.initramfs;

import java.nio.file.Path;
import java.util.List;

/// What one build starts from. `jars` is the agent and all it needs at run time; they keep their
/// file names. `javaHome` is the JDK whose classes the agent will run on. `freshPackages` asks the
/// mirror for newer packages; without it a package set that is in the cache stays as it is.
public record AgentBuildConfig(
        Path outputDirectory,
        Path cacheDirectory,
        Path javaHome,
        List<Path> jars,
        String mainClass,
        boolean freshPackages) {

    public AgentBuildConfig {
        jars = List.copyOf(jars);
        if (jars.isEmpty()) throw new IllegalArgumentException("an agent without jars");
        if (!mainClass.matches("[A-Za-z0-9_]+([.][A-Za-z0-9_]+)*"))
            throw new IllegalArgumentException("not a class name: " + mainClass);
    }

    /// The agent on the JDK that runs this build, from the package set that is in the cache.
    public static AgentBuildConfig of(Path outputDirectory, Path cacheDirectory, List<Path> jars) {
        return new AgentBuildConfig(
                outputDirectory,
                cacheDirectory,
                Path.of(System.getProperty("java.home")),
                jars,
                "dev.tarmac.agent.Main",
                false);
    }

    public AgentBuildConfig withFreshPackages() {
        return new AgentBuildConfig(
                outputDirectory, cacheDirectory, javaHome, jars, mainClass, true);
    }
}
