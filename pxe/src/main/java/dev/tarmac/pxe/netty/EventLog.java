package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.WarnLimit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.Optional;

/// Says into the log what an admin must know of other DHCP servers, each thing once a minute.
final class EventLog {
    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

    private final WarnLimit warnings;

    EventLog(WarnLimit warnings) {
        this.warnings = warnings;
    }

    void on(PxeEvent event) {
        warning(event)
                .filter(warning -> warnings.allows(warning.once(), Instant.now()))
                .ifPresent(warning -> LOG.warn("{}", warning.text()));
    }

    /// @param once names what is said once a minute
    record Warning(String once, String text) {}

    static Optional<Warning> warning(PxeEvent event) {
        return switch (event) {
            case PxeEvent.OtherServerChosen other ->
                    Optional.of(new Warning("other server " + other.server(), text(other)));
            case PxeEvent.ProxyIgnored ignored ->
                    Optional.of(new Warning("ignored " + ignored.mac(), text(ignored)));
            default -> Optional.empty();
        };
    }

    private static String text(PxeEvent.OtherServerChosen other) {
        return other.mac()
                + " takes its address from another DHCP server, "
                + other.server()
                + ", although addresses in "
                + other.network()
                + " are ours alone to give; turn that server off there, or say `dhcp: proxy`";
    }

    private static String text(PxeEvent.ProxyIgnored ignored) {
        return ignored.mac()
                + " took its address from "
                + ignored.server()
                + " and does not listen to our offer beside it; set at "
                + ignored.server()
                + ": next-server and option 66 to this server, boot file (option 67) to "
                + file(ignored.told());
    }

    private static String file(BootAnswer told) {
        return switch (told) {
            case BootAnswer.TftpFile(String path) -> path;
            case BootAnswer.HttpUrl(var url) -> url.toString();
            case BootAnswer.Silence _ -> "nothing";
        };
    }
}
