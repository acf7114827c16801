package dev.tarmac.bench.pxe;

import dev.tarmac.bench.pxe.TftpFetch.Wish;
import dev.tarmac.lab.process.Tool;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Megabytes of file per second, all clients together.
///
/// @param ourWish what our server is asked for; peers are asked for the same without a window,
///   which they do not have
/// @param fetches at once, each from an address of its own
record TftpMeasurement(
        String name, Client client, Wish ourWish, int fetches, double bar, String measured)
        implements Measurement {
    private enum Client {
        CURL,
        OWN
    }

    private static final int TFTP_PORT = 69;

    /// Runs that do not count. A server runs for days; ours is compiled while it works.
    private static final int WARM_UPS = 3;

    static Measurement lockStep(String name, int blockSize) {
        return new TftpMeasurement(
                name,
                Client.CURL,
                new Wish(Rig.LARGE, blockSize, 1),
                1,
                1.0,
                "curl, from the request to the last block, as curl tells it; every server has sent the"
                        + " file three times before");
    }

    static Measurement window(String name, Wish wish, int fetches) {
        return new TftpMeasurement(
                name,
                Client.OWN,
                wish,
                fetches,
                4.0,
                "a client of the benchmark's own that compares every byte, "
                        + fetches
                        + " at once, from the first request to the last block; windowsize "
                        + wish.window()
                        + " for our server, which the peers do not have; every server has sent the file"
                        + " three times before");
    }

    @Override
    public PxeResult measure(Rig rig, int runs) throws Refused, IOException, InterruptedException {
        Map<Contender, List<Double>> samples = new LinkedHashMap<>();
        for (Contender contender : Contender.values()) {
            rig.need(contender);
            for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) sample(rig, contender);
            samples.put(contender, new ArrayList<>());
        }
        List<Contender> order = new ArrayList<>(samples.keySet());
        for (int run = 1; run <= runs; run++) {
            for (Contender contender : order) {
                double rate = sample(rig, contender);
                rig.say(String.format(Locale.ROOT, "%s: %s %.1f MB/s", name, contender, rate));
                samples.get(contender).add(rate);
            }
            // Who was first is last next time.
            Collections.rotate(order, -1);
        }
        Map<String, List<Double>> peers = new LinkedHashMap<>();
        for (Contender peer : Contender.PEERS) peers.put(peer.toString(), samples.get(peer));
        return new PxeResult(name, "MB/s", samples.get(Contender.OURS), peers, bar, measured);
    }

    private double sample(Rig rig, Contender contender)
            throws Refused, IOException, InterruptedException {
        return switch (client) {
            case CURL -> curl(rig, contender);
            case OWN -> own(rig, contender);
        };
    }

    private double curl(Rig rig, Contender contender)
            throws Refused, IOException, InterruptedException {
        String[] said =
                Tool.run(
                                rig.cable()
                                        .atClients(
                                                List.of(
                                                        "curl",
                                                        "-sS",
                                                        "--max-time",
                                                        "100",
                                                        "--tftp-blksize",
                                                        "" + ourWish.blockSize(),
                                                        "-o",
                                                        "/dev/null",
                                                        "-w",
                                                        "%{size_download} %{time_total}",
                                                        "tftp://"
                                                                + contender.address()
                                                                + "/"
                                                                + ourWish.file())))
                        .split(" ", 2);
        long bytes = Long.parseLong(said[0]);
        if (bytes != Files.size(rig.tftpRoot().resolve(ourWish.file())))
            throw new Refused(
                    contender.toString(), "sent " + bytes + " bytes", "look at its log file");
        return bytes / Double.parseDouble(said[1].strip()) / 1e6;
    }

    private double own(Rig rig, Contender contender) throws IOException, InterruptedException {
        Wish wish =
                contender == Contender.OURS
                        ? ourWish
                        : new Wish(ourWish.file(), ourWish.blockSize(), 1);
        ByteBuffer content = rig.content(wish.file());
        double seconds =
                InNamespace.call(
                        rig.cable().clientNetwork(),
                        () ->
                                TftpLoad.seconds(
                                        Rig.clients(fetches),
                                        new InetSocketAddress(
                                                Rig.address(contender.address()), TFTP_PORT),
                                        wish,
                                        content));
        return (double) content.capacity() * fetches / seconds / 1e6;
    }
}
