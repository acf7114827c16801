package dev.tarmac.bench.pxe;

import dev.tarmac.lab.net.Cable;
import dev.tarmac.lab.process.Tool;
import dev.tarmac.problem.Refused;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// ISC's load generator. Poses as a relay, with thousands of clients behind it.
///
/// @param libraries where the dynamic linker finds what it needs
record PerfDhcp(Cable cable, String program, String libraries) {
    /// Its own rate counts the waiting for the last answers too.
    private static final Pattern ACKS =
            Pattern.compile("REQUEST-ACK.*?\nreceived packets: (\\d+)", Pattern.DOTALL);

    private static final Pattern DROPS = Pattern.compile("\ndrops: (\\d+)");
    private static final int SECONDS = 3;
    private static final int CLIENTS = 30_000;

    /// Exchanges per second that were completed; empty when one packet of them was not answered
    /// within a second.
    ///
    /// @param run tells the clients of this trial from those of every other
    OptionalDouble completed(String server, int rate, int run)
            throws Refused, InterruptedException {
        Tool.Outcome outcome =
                Tool.outcome(
                        cable.atClients(
                                List.of(
                                        "env",
                                        "LD_LIBRARY_PATH=" + libraries,
                                        program,
                                        "-4",
                                        "-r",
                                        String.valueOf(rate),
                                        "-p",
                                        String.valueOf(SECONDS),
                                        "-R",
                                        String.valueOf(CLIENTS),
                                        "-b",
                                        String.format(
                                                Locale.ROOT,
                                                "mac=02:%02x:%02x:00:00:00",
                                                run >> 8 & 255,
                                                run & 255),
                                        // Microseconds: for the answers to its last packets.
                                        "-W",
                                        "1000000",
                                        "-l",
                                        DhcpContender.CLIENT,
                                        server)));
        Matcher drops = DROPS.matcher(outcome.output());
        while (drops.find()) if (!drops.group(1).equals("0")) return OptionalDouble.empty();
        Matcher acks = ACKS.matcher(outcome.output());
        if (!acks.find())
            throw new Refused(
                    "perfdhcp",
                    "told no figures: " + outcome.output().lines().findFirst().orElse("nothing"),
                    "see that " + server + " answers");
        return OptionalDouble.of(Double.parseDouble(acks.group(1)) / SECONDS);
    }
}
