package dev.tarmac.store;

import dev.tarmac.access.Session;
import dev.tarmac.pxe.MacAddress;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Agents whose tokens were looked up and used, for those that show them several times a second. A
/// machine that says hello again has another token, and one that is deleted has none: then what was
/// known of it is forgotten.
final class KnownSessions {
    private static final int MOST = 8192;

    /// A machine has one that counts.
    private final Map<MacAddress, String> tokens = new HashMap<>();

    private final Map<String, Session> byToken =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
                    boolean isTooMany = size() > MOST;
                    if (isTooMany) tokens.remove(eldest.getValue().mac(), eldest.getKey());
                    return isTooMany;
                }
            };

    private long turn;

    synchronized Optional<Session> find(String tokenDigest) {
        return Optional.ofNullable(byToken.get(tokenDigest));
    }

    /// To be asked before the database is.
    synchronized long asOf() {
        return turn;
    }

    /// Remembers what the database said, unless any machine was forgotten since it was asked.
    ///
    /// @param asOf when that was
    synchronized void add(String tokenDigest, Session session, long asOf) {
        if (turn != asOf) return;
        remove(session.mac());
        tokens.put(session.mac(), tokenDigest);
        byToken.put(tokenDigest, session);
    }

    /// Tokens of that machine count no more, which is on the disk already.
    synchronized void forget(MacAddress mac) {
        turn++;
        remove(mac);
    }

    private void remove(MacAddress mac) {
        String token = tokens.remove(mac);
        if (token != null) byToken.remove(token);
    }
}
