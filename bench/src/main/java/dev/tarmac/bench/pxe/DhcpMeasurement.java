package dev.tarmac.bench.pxe;

import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// The highest rate of whole exchanges (DISCOVER, OFFER, REQUEST, ACK) at which no packet goes
/// unanswered, beside one peer.
record DhcpMeasurement(String name, DhcpContender peer) implements Measurement {
    private static final int FIRST = 1000;
    private static final int SLOWEST = 10;
    private static final double FASTER = 1.5;

    /// Searched until the good and the bad rate are this close.
    private static final double CLOSE = 1.06;

    @Override
    public PxeResult measure(Rig rig, int runs) throws Refused, IOException, InterruptedException {
        List<DhcpContender> order = new ArrayList<>(List.of(DhcpContender.OURS, peer));
        Map<DhcpContender, List<Double>> samples = new EnumMap<>(DhcpContender.class);
        try (DhcpRig servers = DhcpRig.build(rig)) {
            for (DhcpContender contender : order) samples.put(contender, new ArrayList<>());
            for (int run = 1; run <= runs; run++) {
                for (DhcpContender contender : order) {
                    servers.need(contender);
                    double rate = search(rig, servers, contender);
                    rig.say(
                            String.format(
                                    Locale.ROOT, "%s: %s %.0f exchanges/s", name, contender, rate));
                    samples.get(contender).add(rate);
                }
                order = order.reversed();
            }
        }
        return new PxeResult(
                name,
                "exchanges/s",
                samples.get(DhcpContender.OURS),
                Map.of(peer.toString(), samples.get(peer)),
                1.0,
                "perfdhcp with 30,000 clients and room for 4 MiB of answers, the highest rate over 3 s without a packet that was"
                        + " not answered within 1 s; ours with every lease on the disk before its"
                        + " ACK");
    }

    /// In large steps, then halving the distance. A rate counts as too high when it fails twice.
    private static double search(Rig rig, DhcpRig servers, DhcpContender contender)
            throws Refused, InterruptedException {
        double best = 0;
        double good = 0;
        double bad = Double.POSITIVE_INFINITY;
        double rate = FIRST;
        while (rate >= SLOWEST) {
            OptionalDouble completed = twice(servers, contender, (int) rate);
            rig.say(
                    String.format(
                            Locale.ROOT,
                            "  %s at %.0f/s: %s",
                            contender,
                            rate,
                            completed.isPresent() ? "all answered" : "some not answered"));
            if (completed.isPresent()) {
                good = rate;
                best = Math.max(best, completed.getAsDouble());
                // The generator itself came to its end.
                if (completed.getAsDouble() < rate / 1.3) return best;
            } else bad = rate;
            if (bad / good <= CLOSE) return best;
            if (good == 0) rate = bad / FASTER;
            else if (Double.isInfinite(bad)) rate = good * FASTER;
            else rate = (good + bad) / 2;
        }
        throw new Refused(
                contender.toString(),
                "leaves packets unanswered even at " + SLOWEST + " exchanges a second",
                "look at its log in " + rig.folder("dhcp-" + contender));
    }

    private static OptionalDouble twice(DhcpRig servers, DhcpContender contender, int rate)
            throws Refused, InterruptedException {
        OptionalDouble first = servers.completed(contender, rate);
        return first.isPresent() ? first : servers.completed(contender, rate);
    }
}
