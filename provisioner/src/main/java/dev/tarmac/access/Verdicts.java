package dev.tarmac.access;

import java.util.LinkedHashMap;
import java.util.Map;

/// Which tokens were held against which hash lately; those longest unseen are forgotten.
final class Verdicts {
    private static final int MOST = 1000;

    /// By the SHA-256 of a token.
    private final Map<String, SlowHash> hashes =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, SlowHash> eldest) {
                    return size() > MOST;
                }
            };

    synchronized boolean has(ApiToken token, SlowHash hash) {
        return hash.equals(hashes.get(digest(token)));
    }

    synchronized void add(ApiToken token, SlowHash hash) {
        hashes.put(digest(token), hash);
    }

    private static String digest(ApiToken token) {
        return new Secret(token.text()).digest();
    }
}
