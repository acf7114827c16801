package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.BootAsk;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.MacAddress;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The [BootStage] and the last decision of each machine seen lately; the one that asked longest
/// ago is forgotten first.
public final class BootStages {
    private static final int MACHINES_LIMIT = 16_384;

    /// A client gives an exchange up after about a minute.
    private static final Duration EXCHANGE = Duration.ofMinutes(2);

    /// What was decided at a DISCOVER; its ACK says the same.
    record Decision(BootAsk ask, BootAnswer answer, Instant at) {}

    private final Map<MacAddress, BootStage> stages = new Recent<>();
    private final Map<MacAddress, Decision> decisions = new Recent<>();

    synchronized Loader loader(MacAddress mac, boolean isIpxe, Instant now) {
        if (isIpxe) return stages.getOrDefault(mac, BootStage.fresh(now)).iPxeIs(now);
        change(mac, now, BootStage::firmwareAsked);
        return Loader.FIRMWARE;
    }

    synchronized void decided(Decision decision) {
        MacAddress mac = decision.ask().mac();
        decisions.put(mac, decision);
        loader(decision)
                .ifPresent(file -> change(mac, decision.at(), stage -> stage.toldToFetch(file)));
    }

    /// What it was told to fetch, as it will be named when it has left: the file of TFTP, the path
    /// of a URL. What our iPXE is told is no loader any more.
    private static Optional<String> loader(Decision decision) {
        if (decision.ask().loader() == Loader.OUR_IPXE) return Optional.empty();
        return switch (decision.answer()) {
            case BootAnswer.TftpFile(String path) -> Optional.of(path);
            case BootAnswer.HttpUrl(URI url) -> Optional.of(url.getPath());
            case BootAnswer.Silence _ -> Optional.empty();
        };
    }

    /// The decision that the REQUEST of this client continues. Compared by who speaks, not by
    /// transaction id: a ROM and the loader it fetched may use the same one.
    synchronized Optional<Decision> lastDecision(MacAddress mac, boolean isIpxe, Instant now) {
        return Optional.ofNullable(decisions.get(mac))
                .filter(decision -> now.isBefore(decision.at().plus(EXCHANGE)))
                .filter(decision -> isIpxe == (decision.ask().loader() != Loader.FIRMWARE));
    }

    synchronized void acknowledged(Decision decision, Instant now) {
        if (decision.ask().loader() == Loader.OUR_IPXE)
            change(decision.ask().mac(), now, BootStage::ourIpxeAcknowledged);
    }

    /// This machine has fetched this file.
    public synchronized void fetched(MacAddress mac, String file, Instant now) {
        change(mac, now, stage -> stage.fetched(file, now));
    }

    /// An iPXE speaks on this machine. For who sees no HTTP: when its firmware was told a URL, it
    /// has fetched that.
    public synchronized void startedFromUrl(MacAddress mac, Instant now) {
        Decision last = decisions.get(mac);
        if (last != null
                && last.ask().loader() == Loader.FIRMWARE
                && last.answer() instanceof BootAnswer.HttpUrl(URI url))
            fetched(mac, url.getPath(), now);
    }

    /// What the firmware or loader that this machine runs now calls itself (option 60).
    public synchronized Optional<String> vendorClass(MacAddress mac) {
        return Optional.ofNullable(decisions.get(mac))
                .flatMap(decision -> decision.ask().vendorClass());
    }

    /// The boot went on beyond the loaders: the count of loaders starts anew.
    public synchronized void scriptFetched(MacAddress mac) {
        stages.remove(mac);
        decisions.remove(mac);
    }

    /// Whether this machine is between its DISCOVER and its boot script.
    public synchronized boolean isBooting(MacAddress mac, Instant now) {
        Decision last = decisions.get(mac);
        return last != null && now.isBefore(last.at().plus(EXCHANGE));
    }

    private void change(MacAddress mac, Instant now, UnaryOperator<BootStage> change) {
        stages.put(mac, change.apply(stages.getOrDefault(mac, BootStage.fresh(now))));
    }

    private static final class Recent<V> extends LinkedHashMap<MacAddress, V> {
        private static final long serialVersionUID = 1;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<MacAddress, V> eldest) {
            return size() > MACHINES_LIMIT;
        }
    }
}
