package dev.tarmac.install;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What changed lately, for everybody who looks on. One list for all of them: a thing that changes
/// again moves to the end of it, so that nobody's absence makes it longer than there are things.
/// Who was away for too long is told to look at everything anew.
public final class Changes {
    /// More than change between two looks of any living client.
    static final int MOST = 16_384;

    private final SequencedMap<Object, Long> latest = new LinkedHashMap<>();
    private long last;
    private long forgotten;

    /// What somebody missed.
    ///
    /// @param keys hardware addresses and install ids, in the order of their last change
    /// @param all more changed than anybody remembers
    /// @param next what to ask with the next time
    public record News(List<Object> keys, boolean all, long next) {
        public News {
            keys = List.copyOf(keys);
        }

        public boolean isEmpty() {
            return keys.isEmpty() && !all;
        }
    }

    /// A machine (its hardware address) or an install (its id) is not what it was.
    public synchronized void changed(Object key) {
        latest.remove(key);
        latest.put(key, ++last);
        if (latest.size() > MOST) {
            forgotten = latest.pollFirstEntry().getValue();
        }
        notifyAll();
    }

    /// Where the list ends now.
    public synchronized long now() {
        return last;
    }

    /// What changed since; waits for something at most that long.
    ///
    /// @param since as the last answer, or [#now], said
    public synchronized News since(long since, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (last == since) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) return new News(List.of(), false, since);
            wait(left);
        }
        if (since > last || since < forgotten) return new News(List.of(), true, last);
        List<Object> keys = new ArrayList<>();
        for (Map.Entry<Object, Long> change : latest.sequencedEntrySet().reversed()) {
            if (change.getValue() <= since) break;
            keys.add(change.getKey());
        }
        Collections.reverse(keys);
        return new News(keys, false, last);
    }
}
