package dev.tarmac.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.Set;

/// What HTTP answers, and how long each answer took to its last byte.
public final class RequestTimes {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final MeterProvider<Timer> times;
    private final Counter imageBytes;

    RequestTimes(MeterRegistry registry) {
        times =
                Timer.builder("tarmac.http.request.duration")
                        .description("From a request's headers to the last byte of its answer")
                        .serviceLevelObjectives(Buckets.ofRequests())
                        .withRegistry(registry);
        imageBytes =
                Counter.builder("tarmac.image.sent")
                        .description("Bytes of images that left this server")
                        .baseUnit("bytes")
                        .register(registry);
    }

    /// One answer.
    ///
    /// @param method as the client wrote it; one that we do not know counts as `other`
    /// @param route the template, never the path: a path has machines in it
    public void answered(String method, String route, int status, Duration took) {
        times.withTags(
                        Tags.of(
                                "method",
                                METHODS.contains(method) ? method : "other",
                                "route",
                                route,
                                "status",
                                Integer.toString(status)))
                .record(took);
    }

    /// Bytes of an image have left.
    public void imageSent(long bytes) {
        imageBytes.increment((double) bytes);
    }
}
