package dev.tarmac.cli.system;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

import java.nio.channels.ClosedChannelException;

/// A server that goes down closes its socket; XNIO says of every connection that comes in this
/// moment that it failed, each with a stack. Nobody can do anything about it, and clients come
/// again.
public final class ClosedSocketFilter extends Filter<ILoggingEvent> {
    @Override
    public FilterReply decide(ILoggingEvent event) {
        boolean isClosing =
                event.getLoggerName().startsWith("org.xnio")
                        && event.getThrowableProxy() != null
                        && event.getThrowableProxy()
                                .getClassName()
                                .equals(ClosedChannelException.class.getName());
        return isClosing ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
