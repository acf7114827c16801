package dev.tarmac.install;

import dev.tarmac.ledger.Moment;
import dev.tarmac.problem.Problem;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All machines at a glance, as the store keeps them. Facts and plans are not read: there may be
/// ten thousand of them.
public interface Roster {
    /// By hardware address.
    List<Line> lines();

    /// What those installs are doing.
    Map<InstallId, Work> work(Collection<InstallId> installs);

    /// Newest first.
    List<Entry> installs(int from, int most);

    /// A machine and its newest install.
    ///
    /// @param hostname that somebody gave it
    /// @param rack where people say that it stands: its label `rack`
    /// @param held it waits for somebody's approval
    record Line(
            MacAddress mac,
            Optional<String> hostname,
            Optional<String> serial,
            Optional<String> profile,
            Optional<String> address,
            Optional<Instant> lastSeen,
            Location location,
            Optional<String> rack,
            boolean held,
            MachineState state,
            Optional<Newest> newest) {}

    /// The newest install of a machine.
    record Newest(InstallId id, InstallState state, int attempt) {}

    /// An install without its plan and events.
    record Entry(
            InstallId id,
            MacAddress mac,
            String profile,
            String image,
            InstallState state,
            int attempt,
            Instant createdAt) {}

    /// What became of an install, and what its agent is at.
    ///
    /// @param hostname that the plan gives
    /// @param since when the agent began with it
    /// @param seen how far the boot was seen to come
    record Work(
            Optional<Progress> progress,
            Optional<Instant> since,
            Optional<Moment.Kind> seen,
            Optional<Problem> problem,
            Optional<String> hostname,
            Optional<Instant> endedAt) {}
}
