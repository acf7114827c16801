package dev.tarmac.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How soon the next guess may be made, by address and by name: a handful at once, and after each
/// wrong one twice the wait of the one before. A try counts as wrong until it was right, so that
/// many at the same time gain nothing.
final class LoginLimit {
    private static final int FREE = 5;
    private static final int MOST_KEYS = 10_000;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration ADDRESS_LONGEST = Duration.ofMinutes(5);

    /// Shorter: whoever knows a name could keep its owner out.
    private static final Duration NAME_LONGEST = Duration.ofSeconds(20);

    /// Without a wrong try for so long, all is forgotten.
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);

    private record Tries(int wrong, Instant last) {
        Instant next(Duration longest) {
            if (wrong < FREE) return Instant.MIN;
            int doubled = Math.min(wrong - FREE, 20);
            Duration wait = FIRST.multipliedBy(1L << doubled);
            return last.plus(wait.compareTo(longest) < 0 ? wait : longest);
        }
    }

    private final InstantSource clock;
    private final Map<String, Tries> tries =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
                    return size() > MOST_KEYS;
                }
            };

    LoginLimit(InstantSource clock) {
        this.clock = clock;
    }

    /// Counts a try. Empty when it may be made now, else how long it has to wait; one that has to
    /// wait counts for nothing.
    synchronized Optional<Duration> begin(InetAddress address, Optional<AccountName> name) {
        Instant now = clock.instant();
        Instant next = of(key(address), now).next(ADDRESS_LONGEST);
        if (name.isPresent()) {
            Instant byName = of(key(name.get()), now).next(NAME_LONGEST);
            if (byName.isAfter(next)) next = byName;
        }
        if (next.isAfter(now)) return Optional.of(Duration.between(now, next));
        count(key(address), now);
        name.ifPresent(who -> count(key(who), now));
        return Optional.empty();
    }

    /// The try that was begun last was right: nothing is held against the two any more.
    synchronized void right(InetAddress address, Optional<AccountName> name) {
        tries.remove(key(address));
        name.ifPresent(who -> tries.remove(key(who)));
    }

    private Tries of(String key, Instant now) {
        Tries known = tries.get(key);
        boolean old = known == null || known.last.plus(FORGOTTEN).isBefore(now);
        return old ? new Tries(0, now) : known;
    }

    private void count(String key, Instant now) {
        tries.put(key, new Tries(of(key, now).wrong + 1, now));
    }

    /// Whoever has an address of IPv6 has the 2^64 around it as well.
    private static String key(InetAddress address) {
        byte[] bytes = address.getAddress();
        return "at "
                + HexFormat.of()
                        .formatHex(
                                address instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes);
    }

    private static String key(AccountName name) {
        return "as " + name;
    }
}
