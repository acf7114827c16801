package dev.tarmac.initramfs;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Builds kernel and initramfs of the agent. The initramfs is three archives in a row: what comes
/// from packages, the Java runtime, and the agent itself; each is made again only when what it is
/// made from has changed, and when nothing has, nothing is done and no network is asked.
public final class AgentBuild {
    /// Goes up when this code would make other bytes of the same inputs.
    static final String VERSION = "6";

    /// Kernel and initramfs together: what any firmware loads, in reasonable time.
    public static final long LIMIT_BYTES = 48_000_000;

    private static final String WAITING = "waiting for another build of the agent";
    private static final int BLOCK = 512;
    private static final String RELEASE = "bookworm";

    private final AgentBuildConfig config;
    private final Cache cache;
    private final BuildProgress progress;

    private AgentBuild(AgentBuildConfig config, Cache cache, BuildProgress progress) {
        this.config = config;
        this.cache = cache;
        this.progress = progress;
    }

    public static AgentArtifacts build(AgentBuildConfig config, BuildProgress progress)
            throws Refused, InterruptedException {
        try (Cache cache = Cache.open(config.cacheDirectory(), () -> progress.at(WAITING, 0))) {
            return new AgentBuild(config, cache, progress).run();
        } catch (IOException e) {
            throw new Refused(
                    Problem.at(
                            "the agent build",
                            "cannot read or write a file: " + e,
                            "make sure that "
                                    + config.cacheDirectory()
                                    + " and "
                                    + config.outputDirectory()
                                    + " can be written and have 2 GB free"),
                    e);
        }
    }

    private AgentArtifacts run() throws Refused, IOException, InterruptedException {
        AgentLayer agent = AgentLayer.of(config.jars(), config.mainClass()).cutDown(cache);
        Jdk jdk = Jdk.at(config.javaHome());
        Apt apt = new Apt(cache.directory().resolve("apt"), RELEASE);
        PackageSet packages = packages(apt);
        String inputs = inputs(agent, jdk, packages);
        Optional<AgentArtifacts> there = AgentArtifacts.read(config.outputDirectory());
        if (there.isPresent() && there.get().inputs().equals(inputs)) return there.get();

        RuntimeLayer runtime = RuntimeLayer.make(cache, jdk, agent.jars(), part(10, 40));
        BaseLayer base = BaseLayer.make(cache, apt, packages, runtime.needs(), part(40, 85));
        Path agentImage = agent.make(cache, runtime, part(85, 95));
        progress.at("writing kernel and initramfs", 95);
        AgentArtifacts artifacts =
                write(inputs, packages, base, List.of(base.image(), runtime.image(), agentImage));
        progress.at("done", 100);
        return artifacts;
    }

    private PackageSet packages(Apt apt) throws Refused, IOException, InterruptedException {
        List<String> names = Programs.packages();
        Path file = cache.directory().resolve("packages-" + Sha256.ofWords(names).substring(0, 16));
        if (Files.isRegularFile(file) && !config.freshPackages())
            return PackageSet.parse(file.toString(), SmallFile.text(file));
        progress.at("fetching packages", 0);
        PackageSet set = apt.fetch(names);
        Files.writeString(file, set.text());
        return set;
    }

    private static String inputs(AgentLayer agent, Jdk jdk, PackageSet packages)
            throws IOException {
        List<String> words = new ArrayList<>(BaseLayer.contents());
        words.addAll(agent.fingerprint());
        words.addAll(jdk.fingerprint());
        words.add(packages.text());
        return Sha256.ofWords(words);
    }

    private AgentArtifacts write(
            String inputs, PackageSet packages, BaseLayer base, List<Path> archives)
            throws Refused, IOException {
        Path output = Files.createDirectories(config.outputDirectory());
        Path initramfs = output.resolve("initramfs.img.new");
        concatenate(archives, initramfs);
        Path kernel = output.resolve("vmlinuz.new");
        Files.copy(base.kernel(), kernel, StandardCopyOption.REPLACE_EXISTING);
        requireSize(Files.size(kernel) + Files.size(initramfs));
        Map<String, String> loaders = new TreeMap<>();
        for (String name : Programs.LOADERS.keySet()) {
            Path loader = output.resolve(name);
            Files.copy(base.loader(name), loader, StandardCopyOption.REPLACE_EXISTING);
            loaders.put(name, Sha256.ofFile(loader));
        }
        AgentArtifacts artifacts =
                new AgentArtifacts(
                        output,
                        inputs,
                        base.kernelVersion(),
                        Files.size(kernel),
                        Files.size(initramfs),
                        Sha256.ofFile(kernel),
                        Sha256.ofFile(initramfs),
                        loaders,
                        packages.versions(),
                        DriverList.all(),
                        base.leftOut());
        Files.move(kernel, artifacts.kernel(), Folders.REPLACE);
        Files.move(initramfs, artifacts.initramfs(), Folders.REPLACE);
        artifacts.write();
        return artifacts;
    }

    /// Padded with zeros: another archive may follow, and that one must begin on a multiple of
    /// four.
    private static void concatenate(List<Path> archives, Path whole) throws IOException {
        try (OutputStream out = Files.newOutputStream(whole)) {
            long size = 0;
            for (Path archive : archives) size += Files.copy(archive, out);
            out.write(new byte[(int) (-size & (BLOCK - 1))]);
        }
    }

    private static void requireSize(long bytes) throws Refused {
        if (bytes > LIMIT_BYTES)
            throw new Refused(
                    "kernel and initramfs",
                    "are " + bytes + " bytes together; the limit is " + LIMIT_BYTES,
                    "take drivers off the list in DriverList");
    }

    private BuildProgress part(int from, int to) {
        return (what, percent) -> progress.at(what, from + (to - from) * percent / 100);
    }
}
