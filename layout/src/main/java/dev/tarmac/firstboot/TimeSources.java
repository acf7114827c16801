package dev.tarmac.firstboot;

import java.util.List;

/// Where the time comes from.
public sealed interface TimeSources {
    /// The clock is left alone.
    record Off() implements TimeSources {}

    /// Asked in this order, never empty.
    record From(List<Source> sources) implements TimeSources {
        public From {
            sources = List.copyOf(sources);
            if (sources.isEmpty()) throw new IllegalArgumentException("no source of time");
        }
    }

    /// A host that knows the time.
    ///
    /// @param pool whether the name stands for many servers
    /// @param authenticated whether it proves who it is (NTS)
    record Source(String host, boolean pool, boolean authenticated) {
        public Source {
            Hosts.check("host", host);
        }
    }
}
