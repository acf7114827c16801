package dev.tarmac.bench.pxe;

import dev.tarmac.lab.net.Cable;
import dev.tarmac.lab.process.Background;
import dev.tarmac.lab.process.Teardown;
import dev.tarmac.problem.Refused;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// A cable with DHCP servers at one end and a load generator at the other, apart from the one for
/// TFTP: here the network must have room for hundreds of thousands of clients.
final class DhcpRig implements Closeable {
    /// Of asking a server that has just been started whether it answers.
    private static final int TRIES = 15;

    /// Before its first figure, for a server runs for months.
    private static final int WARM_UP_TRIALS = 5;

    private static final int WARM_UP_RATE = 1000;

    private final Teardown standing = Teardown.alsoAtExit();
    private final Rig rig;
    private final Cable cable;
    private final PerfDhcp generator;
    private final Map<DhcpContender, Background> running = new EnumMap<>(DhcpContender.class);
    private int trials;

    private DhcpRig(Rig rig) throws Refused, IOException, InterruptedException {
        this.rig = rig;
        standing.make(ReceiveBuffers::enlarge);
        String prefix = DhcpContender.NETWORK.substring(DhcpContender.NETWORK.indexOf('/'));
        this.cable =
                standing.make(
                        () ->
                                Cable.create(
                                        Stream.of(DhcpContender.values())
                                                .map(each -> each.address() + prefix)
                                                .toList(),
                                        List.of(DhcpContender.CLIENT + prefix)));
        Path files = rig.unpacked(DhcpContender.KEA_PACKAGES);
        this.generator =
                new PerfDhcp(
                        cable,
                        files.resolve("usr/sbin/perfdhcp").toString(),
                        UnpackedPackages.libraries(files));
    }

    static DhcpRig build(Rig rig) throws Refused, IOException, InterruptedException {
        return new DhcpRig(rig);
    }

    /// Sees to it that this server runs, answers and is warm, and no other: each hears all that
    /// reaches the cable's end.
    void need(DhcpContender contender) throws Refused, IOException, InterruptedException {
        if (running.containsKey(contender)) return;
        running.values().forEach(Background::close);
        running.clear();
        Path folder = Files.createDirectories(rig.folder("dhcp-" + contender));
        List<String> argv = cable.atServers(contender.command(rig, folder));
        rig.say("starting " + contender);
        running.put(contender, standing.make(() -> Background.start(argv, folder.resolve("log"))));
        awaitAnswer(contender, folder.resolve("log"));
        for (int trial = 0; trial < WARM_UP_TRIALS; trial++) completed(contender, WARM_UP_RATE);
    }

    private void awaitAnswer(DhcpContender contender, Path log)
            throws Refused, InterruptedException {
        for (int attempt = 0; attempt < TRIES; attempt++)
            if (completed(contender, 1).isPresent()) return;
        throw new Refused(contender.toString(), "answers no DHCP", "look at " + log);
    }

    /// See [PerfDhcp#completed].
    OptionalDouble completed(DhcpContender contender, int rate)
            throws Refused, InterruptedException {
        trials++;
        return generator.completed(contender.address(), rate, trials);
    }

    @Override
    public void close() throws IOException {
        standing.close();
    }
}
