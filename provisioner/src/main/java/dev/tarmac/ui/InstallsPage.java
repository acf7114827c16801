package dev.tarmac.ui;

import dev.tarmac.install.InstallId;
import dev.tarmac.install.Roster.Entry;
import dev.tarmac.install.Roster.Work;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Installs, newest first.
///
/// @param newer the address of the page before this one
/// @param older the address of the next page
public record InstallsPage(List<Row> rows, Optional<String> newer, Optional<String> older) {
    public static final int PER_PAGE = 100;

    /// One install.
    public record Row(
            String id,
            String mac,
            String machine,
            String profile,
            String image,
            Mark mark,
            int attempt,
            WorkView work,
            Sign created,
            String took) {}

    public InstallsPage {
        rows = List.copyOf(rows);
    }

    /// A page of the list.
    ///
    /// @param entries one more than fits when there are older ones
    /// @param page from 1
    public static InstallsPage of(
            List<Entry> entries, Map<InstallId, Work> work, int page, Instant now) {
        return new InstallsPage(
                entries.stream()
                        .limit(PER_PAGE)
                        .map(entry -> row(entry, Optional.ofNullable(work.get(entry.id())), now))
                        .toList(),
                page > 1 ? Optional.of("/installs?page=" + (page - 1)) : Optional.empty(),
                entries.size() > PER_PAGE
                        ? Optional.of("/installs?page=" + (page + 1))
                        : Optional.empty());
    }

    private static Row row(Entry entry, Optional<Work> work, Instant now) {
        return new Row(
                entry.id().text(),
                entry.mac().toString(),
                work.flatMap(Work::hostname).orElseGet(() -> entry.mac().toString()),
                entry.profile(),
                entry.image(),
                Mark.of(entry.state()),
                entry.attempt(),
                work.map(it -> WorkView.of(entry.state(), it, now)).orElse(WorkView.NONE),
                Sign.of(entry.createdAt(), now),
                work.flatMap(Work::endedAt)
                        .map(end -> Words.took(Duration.between(entry.createdAt(), end)))
                        .orElse(""));
    }
}
