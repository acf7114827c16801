package dev.tarmac.app;

import dev.tarmac.http.RequestWatch;
import dev.tarmac.metrics.RequestTimes;

import java.time.Duration;

/// Passes what HTTP tells of its answers on to the metrics: neither of the two knows the other.
record Figures(RequestTimes times) implements RequestWatch {
    @Override
    public void begun() {
        times.begun();
    }

    @Override
    public void answered(String method, String route, int status, Duration took) {
        times.answered(method, route, status, took);
    }

    @Override
    public void imageSent(long bytes) {
        times.imageSent(bytes);
    }
}
