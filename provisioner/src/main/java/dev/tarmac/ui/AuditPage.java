package dev.tarmac.ui;

import dev.tarmac.audit.AuditEntry;
import dev.tarmac.pxe.MacAddress;

import java.util.List;
import java.util.Optional;

/// Who changed what, newest first.
///
/// @param machine the only one that it is about
/// @param older the address of what came before
public record AuditPage(List<Row> rows, Optional<String> machine, Optional<String> older) {
    public static final int PER_PAGE = 200;

    /// One change.
    public record Row(
            String at,
            String moment,
            String actor,
            Optional<String> mac,
            String subject,
            String action,
            String detail) {
        static Row of(AuditEntry entry) {
            return new Row(
                    entry.at().toString(),
                    Words.moment(entry.at()),
                    entry.actor().toString(),
                    entry.what().mac().map(MacAddress::toString),
                    entry.what().subject(),
                    entry.what().action(),
                    entry.what().detail());
        }
    }

    public AuditPage {
        rows = List.copyOf(rows);
    }

    /// A page of the log.
    ///
    /// @param entries one more than fits when there are older ones
    public static AuditPage of(List<AuditEntry> entries, Optional<MacAddress> machine) {
        List<AuditEntry> shown = entries.stream().limit(PER_PAGE).toList();
        Optional<String> older =
                entries.size() > PER_PAGE
                        ? Optional.of(
                                "/audit?before="
                                        + shown.getLast().number()
                                        + machine.map(mac -> "&machine=" + mac).orElse(""))
                        : Optional.empty();
        return new AuditPage(
                shown.stream().map(Row::of).toList(), machine.map(MacAddress::toString), older);
    }
}
