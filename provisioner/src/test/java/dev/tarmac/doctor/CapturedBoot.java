package dev.tarmac.doctor;

import dev.tarmac.boot.LoaderFiles;
import dev.tarmac.boot.LoaderPolicy;
import dev.tarmac.boot.ServerUrl;
import dev.tarmac.boot.UefiLoader;
import dev.tarmac.doctor.Sighting.FetchEnded;
import dev.tarmac.doctor.Sighting.FetchStarted;
import dev.tarmac.json.JsonObject;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.capture.Datagram;
import dev.tarmac.pxe.capture.PcapReader;
import dev.tarmac.pxe.capture.Recorded;
import dev.tarmac.pxe.capture.Replay;

import java.io.BufferedInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One machine of a boot in the lab: the packets of `boot.pcap`, and of `machine-N.json` what the
/// doctor said there and what had been fetched over HTTP, which is in no capture.
final class CapturedBoot {
    private static final Map<String, LoaderFile> LOADERS =
            Map.of(
                    "snponly.efi",
                    new LoaderFile(LoaderFile.X64, false),
                    "undionly.kpxe",
                    LoaderFile.BIOS);
    private static final String LAST_SIGN = "last sign of life of its agent";
    private static final Pattern STARTED = Pattern.compile("HTTP GET (\\S+)");
    private static final Pattern ENDED =
            Pattern.compile("HTTP (\\d+) for (\\S+): (\\d+) bytes(?: of (-?\\d+))?");

    private final Path capture;
    private final MacAddress mac;
    private final String verdict;
    private final Instant end;
    private final List<String> evidence;
    private final List<Sighting> fetches = new ArrayList<>();
    private Optional<Instant> lastSign = Optional.empty();
    private Instant now = Instant.EPOCH;

    private CapturedBoot(Path capture, JsonObject told) throws Exception {
        this.capture = capture;
        JsonObject diagnosis = told.object("diagnosis");
        mac = MacAddress.parse(diagnosis.text("mac"));
        verdict = diagnosis.text("verdict");
        end = Instant.parse(told.text("at"));
        evidence =
                diagnosis.list(
                        "evidence",
                        exhibit ->
                                exhibit(Instant.parse(exhibit.text("at")), exhibit.text("what")));
    }

    static CapturedBoot read(Path machine) throws Exception {
        return new CapturedBoot(
                machine.resolveSibling("boot.pcap"), JsonObject.parse(Files.readString(machine)));
    }

    private String exhibit(Instant at, String what) {
        Matcher started = STARTED.matcher(what);
        Matcher ended = ENDED.matcher(what);
        if (what.equals(LAST_SIGN)) lastSign = Optional.of(at);
        else if (started.matches())
            fetches.add(new FetchStarted(at, kind(started.group(1)), started.group(1)));
        else if (ended.matches()) {
            long bytes = Long.parseLong(ended.group(3));
            long of = ended.group(4) == null ? bytes : Long.parseLong(ended.group(4));
            String path = ended.group(2);
            int status = Integer.parseInt(ended.group(1));
            fetches.add(new FetchEnded(at, kind(path), path, status, bytes, of));
        }
        return what;
    }

    private static Fetch kind(String path) {
        return Fetch.of(path).orElseThrow();
    }

    MacAddress mac() {
        return mac;
    }

    /// What the doctor said when the machine was there.
    String verdictThen() {
        return verdict;
    }

    List<String> evidenceThen() {
        return evidence;
    }

    /// What it says of the capture now, as of the same moment.
    Diagnosis replayed(Path loaders) throws Exception {
        Recorded recorded = new Recorded();
        read(recorded::take);
        PxeConfig network = recorded.network().orElseThrow();
        Doctor doctor =
                new Doctor(
                        new Doctor.Sources(
                                _ -> Optional.empty(),
                                _ -> lastSign,
                                name -> Optional.ofNullable(LOADERS.get(name))),
                        View.EVERYTHING,
                        () -> now);
        LoaderPolicy policy =
                new LoaderPolicy(
                        new ServerUrl(URI.create("http://" + network.server() + ":8077"), false),
                        LoaderFiles.in(loaders),
                        _ -> UefiLoader.IPXE,
                        () -> false);
        List<Sighting> waiting = new ArrayList<>(fetches);
        try (Replay replay =
                new Replay(
                        network,
                        policy,
                        recorded.files(),
                        recorded::largestBlock,
                        doctor,
                        _ -> {})) {
            read(
                    datagram -> {
                        if (datagram.at().isAfter(end)) return;
                        tell(doctor, waiting, datagram.at());
                        replay.take(datagram);
                    });
            tell(doctor, waiting, end);
            replay.passTo(end);
        }
        now = end;
        return doctor.diagnose(mac);
    }

    private void tell(Doctor doctor, List<Sighting> waiting, Instant until) {
        now = until;
        while (!waiting.isEmpty() && !waiting.getFirst().at().isAfter(until))
            doctor.saw(mac, waiting.removeFirst());
    }

    private void read(Consumer<Datagram> each) throws Exception {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(capture))) {
            PcapReader reader = PcapReader.open(in);
            for (Optional<Datagram> next = reader.next(); next.isPresent(); next = reader.next())
                each.accept(next.get());
        }
    }
}
