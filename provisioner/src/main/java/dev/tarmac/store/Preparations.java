package dev.tarmac.store;

import dev.tarmac.install.InstallId;
import dev.tarmac.install.Prepared;

import org.jdbi.v3.core.Handle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// What installs carry out, each under a key of its own, drawn at random: what stands behind one
/// never changes, so what was read once counts for ever. Agents at work report several times a
/// second, and none of that touches it.
final class Preparations {
    private static final int MOST = 2048;

    private final Map<String, Prepared> known =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Prepared> eldest) {
                            return size() > MOST;
                        }
                    });

    Prepared of(Handle handle, String key) {
        Prepared before = known.get(key);
        if (before != null) return before;
        Prepared read =
                handle.createQuery("select body from preparations where key = :key")
                        .bind("key", key)
                        .map((row, context) -> Rows.decode(row.getString(1), AttemptJson::prepared))
                        .one();
        known.put(key, read);
        return read;
    }

    /// Takes the place of the install's earlier one.
    ///
    /// @return its key
    String put(Handle handle, InstallId install, Prepared prepared) {
        String key = UUID.randomUUID().toString();
        handle.createUpdate(
                        "insert or replace into preparations (install, key, body)"
                                + " values (:install, :key, :body)")
                .bind("install", install.text())
                .bind("key", key)
                .bind("body", Rows.encode(AttemptJson.encode(prepared)))
                .execute();
        return key;
    }
}
