package dev.tarmac.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often one address may say hello: a few times at once, then one each few seconds.
final class HelloLimit {
    private static final int BURST = 10;
    private static final Duration REFILL = Duration.ofSeconds(2);
    private static final int MOST_ADDRESSES = 10_000;

    private record Bucket(double hellos, Instant at) {}

    private final InstantSource clock;
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > MOST_ADDRESSES;
                }
            };

    HelloLimit(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean allows(String address) {
        Instant now = clock.instant();
        Bucket bucket = buckets.getOrDefault(address, new Bucket(BURST, now));
        double refilled = (double) Duration.between(bucket.at, now).toMillis() / REFILL.toMillis();
        double left = Math.min(BURST, bucket.hellos + refilled);
        buckets.put(address, new Bucket(left < 1 ? left : left - 1, now));
        return left >= 1;
    }
}
