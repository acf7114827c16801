package dev.tarmac.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Columns as wide as their widest cell. A cell without a value is a dash.
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... heads) {
        rows.add(List.of(heads));
    }

    /// One `name value` line of a description; values of all lines stand below each other.
    public static String field(String name, String value) {
        return String.format(Locale.ROOT, "%-12s %s", name, Printable.line(value));
    }

    public void row(String... cells) {
        if (cells.length != rows.getFirst().size())
            throw new IllegalArgumentException(
                    cells.length + " cells for " + rows.getFirst().size() + " columns");
        List<String> row = new ArrayList<>();
        for (String cell : cells) row.add(cell.isBlank() ? "-" : Printable.line(cell));
        rows.add(row);
    }

    /// The head alone when there are no rows.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int width = width(column);
                line.append(row.get(column))
                        .append(" ".repeat(width - row.get(column).length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
