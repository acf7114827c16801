package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.PxeEvent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;

/// Says into the log what an admin must know of other DHCP servers, each thing once a minute.
final class EventLog {
    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

    private final WarnLimit warnings;

    EventLog(WarnLimit warnings) {
        this.warnings = warnings;
    }

    void on(PxeEvent event) {
        if (event instanceof PxeEvent.OtherServerChosen other) otherServer(other);
        else if (event instanceof PxeEvent.ProxyIgnored ignored) ignored(ignored);
    }

    private void otherServer(PxeEvent.OtherServerChosen other) {
        if (warnings.allows("other server " + other.server(), Instant.now()))
            LOG.warn(
                    "{} takes its address from another DHCP server, {}, although addresses in {} are"
                            + " ours alone to give; turn that server off there, or say `dhcp: proxy`",
                    other.mac(),
                    other.server(),
                    other.network());
    }

    private void ignored(PxeEvent.ProxyIgnored ignored) {
        if (warnings.allows("ignored " + ignored.mac(), Instant.now()))
            LOG.warn(
                    "{} took its address from {} and does not listen to our offer beside it; set at"
                            + " {}: next-server (option 66) to this server, boot file (option 67) to {}",
                    ignored.mac(),
                    ignored.server(),
                    ignored.server(),
                    file(ignored.told()));
    }

    private static String file(BootAnswer told) {
        return switch (told) {
            case BootAnswer.TftpFile(String path) -> path;
            case BootAnswer.HttpUrl(var url) -> url.toString();
            case BootAnswer.Silence _ -> "nothing";
        };
    }
}
