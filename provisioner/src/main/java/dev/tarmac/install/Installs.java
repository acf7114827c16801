package dev.tarmac.install;

import dev.tarmac.audit.Actor;
import dev.tarmac.order.AgentEvent;
import dev.tarmac.pxe.MacAddress;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The installs as the store keeps them.
public interface Installs {
    /// Newest first.
    List<Install> list();

    Optional<Install> find(InstallId id);

    /// The newest of that machine.
    Optional<Install> latest(MacAddress mac);

    /// False when the machine has an active one.
    boolean add(Install install, Actor actor);

    /// Reads, decides and writes while nobody else writes; returns when the change is on the disk.
    /// What the decision leaves out of its answer is not stored.
    ///
    /// @param actor whom the audit log names when state or attempt change
    /// @return empty when there is no such install
    <T> Optional<T> change(InstallId id, Actor actor, Function<Install, Change<T>> decision);

    /// Attempts of the install that later ones have taken the place of, oldest first.
    List<EarlierAttempt> earlier(InstallId id);

    /// The last attempt of that machine whose order an agent got, of whichever install.
    Optional<HandedOut> lastHandedOut(MacAddress mac);

    /// Those whose agent is at work.
    List<Install> running();

    /// How many run, of that batch or of all.
    int running(Optional<Terms.Batch> batch);

    /// Those that wait to begin, oldest first.
    List<Install> ordered();

    /// How many of these machines wait to begin with an older order than this one.
    int orderedBefore(InstallId id, Set<MacAddress> of);

    /// Those that were ordered together, oldest first.
    List<Install> batch(String name);

    /// Events of one attempt in their order, without mere progress.
    List<AgentEvent> events(InstallId id, int attempt);

    /// Installed, and due to have been proven.
    List<InstallId> overdue(Instant now);

    /// An attempt that may have changed the machine's disks, and how it stands.
    record HandedOut(InstallId install, InstallState state) {}

    /// What a decision changes and says.
    record Change<T>(Install install, List<AgentEvent> events, T answer) {
        public Change {
            events = List.copyOf(events);
        }

        static <T> Change<T> of(Install install, T answer) {
            return new Change<>(install, List.of(), answer);
        }
    }
}
