package dev.tarmac.store;

import dev.tarmac.install.InstallId;
import dev.tarmac.order.AgentEvent;
import dev.tarmac.order.EventJson;

import org.jdbi.v3.core.Handle;

import java.util.List;

/// What agents told of an attempt, all but its progress: that stands in the install's row.
final class EventRows {
    private static final String ADD =
            """
            insert into events (install, attempt, sequence, body)
            values (:install, :attempt, :sequence, :body)
            """;

    private EventRows() {}

    static void add(Handle handle, AgentEvent event) {
        AgentEvent.Stamp stamp = event.stamp();
        handle.createUpdate(ADD)
                .bind("install", stamp.install())
                .bind("attempt", stamp.attempt())
                .bind("sequence", stamp.sequence())
                .bind("body", Rows.encode(EventJson.encode(event)))
                .execute();
    }

    /// In their order.
    static List<AgentEvent> of(Handle handle, InstallId install, int attempt) {
        return handle.createQuery(
                        "select body from events where install = :install"
                                + " and attempt = :attempt order by sequence")
                .bind("install", install.text())
                .bind("attempt", attempt)
                .map((row, context) -> Rows.decode(row.getString(1), EventJson::decode))
                .list();
    }
}
