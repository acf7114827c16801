package dev.tarmac.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;

class ClosedSocketFilterTest {
    @Test
    void passesOverWhatIsSaidOfASocketThatIsClosed() {
        assertThat(decide("org.xnio.listener", new ClosedChannelException()))
                .isEqualTo(FilterReply.DENY);
    }

    @Test
    void leavesEverythingElse() {
        assertThat(decide("org.xnio.listener", new IOException("Too many open files")))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("org.xnio.listener", null)).isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("dev.tarmac.app.Server", new ClosedChannelException()))
                .isEqualTo(FilterReply.NEUTRAL);
    }

    private static FilterReply decide(String logger, Throwable thrown) {
        LoggingEvent event =
                new LoggingEvent(
                        "x",
                        new LoggerContext().getLogger(logger),
                        Level.ERROR,
                        "failed",
                        thrown,
                        new Object[0]);
        return new ClosedSocketFilter().decide(event);
    }
}
