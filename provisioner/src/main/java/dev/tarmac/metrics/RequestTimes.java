package dev.tarmac.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// What HTTP answers, and how long each answer took to its last byte.
public final class RequestTimes {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final MeterProvider<Timer> times;
    private final Counter imageBytes;
    private final AtomicInteger inFlight = new AtomicInteger();

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
        Gauge.builder("tarmac.http.requests.in.flight", inFlight::get)
                .description("Requests that are being answered, long polls among them")
                .register(registry);
    }

    /// A request that will be [#answered].
    public void begun() {
        inFlight.incrementAndGet();
    }

    /// One answer.
    ///
    /// @param method as the client wrote it; one that we do not know counts as `other`
    /// @param route the template, never the path: a path has machines in it
    public void answered(String method, String route, int status, Duration took) {
        inFlight.decrementAndGet();
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
