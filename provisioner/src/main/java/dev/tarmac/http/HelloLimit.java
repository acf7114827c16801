package dev.tarmac.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often one address may say a hello that is refused: some times at once, then one each few
/// seconds. Good ones are not counted: a whole rack may stand behind one address.
final class HelloLimit {
    private static final int BURST = 10;
    private static final Duration REFILL = Duration.ofSeconds(2);
    private static final int MOST_ADDRESSES = 10_000;

    private record Bucket(double left, Instant at) {
        Bucket at(Instant now) {
            double refilled = (double) Duration.between(at, now).toMillis() / REFILL.toMillis();
            return new Bucket(Math.min(BURST, left + refilled), now);
        }
    }

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
        Bucket bucket = buckets.get(address);
        return bucket == null || bucket.at(clock.instant()).left >= 1;
    }

    synchronized void refused(String address) {
        Instant now = clock.instant();
        Bucket bucket = buckets.getOrDefault(address, new Bucket(BURST, now)).at(now);
        buckets.put(address, new Bucket(Math.max(0, bucket.left - 1), now));
    }
}
