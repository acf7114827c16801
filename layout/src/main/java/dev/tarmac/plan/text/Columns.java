package dev.tarmac.plan.text;

import java.util.ArrayList;
import java.util.List;

/// Rows whose cells stand below each other. A column without a value is left out.
final class Columns {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /// Heads that begin with `>` are of columns of numbers, which stand at the right.
    private final List<String> heads;

    Columns(String... heads) {
        this.heads = List.of(heads);
    }

    void row(Object... cells) {
        if (cells.length != heads.size())
            throw new IllegalArgumentException(cells.length + " cells for " + heads);
        List<String> row = new ArrayList<>();
        for (Object cell : cells) row.add(Paper.harmless(cell.toString()));
        rows.add(row);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /// The rows, below their heads where they have some.
    void print(Paper paper) {
        List<String> names = heads.stream().map(Columns::name).toList();
        if (!names.stream().allMatch(String::isEmpty)) print(paper, names);
        for (List<String> row : rows) print(paper, row);
    }

    private void print(Paper paper, List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < heads.size(); column++) {
            if (isBlank(column)) continue;
            String cell = row.get(column);
            String filling = " ".repeat(width(column) - cell.length());
            line.append(GAP).append(isNumber(column) ? filling + cell : cell + filling);
        }
        paper.line(line.toString());
    }

    private boolean isBlank(int column) {
        return rows.stream().allMatch(row -> row.get(column).isEmpty());
    }

    private boolean isNumber(int column) {
        return heads.get(column).startsWith(">");
    }

    private int width(int column) {
        int widest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        return Math.max(widest, name(heads.get(column)).length());
    }

    private static String name(String head) {
        return head.startsWith(">") ? head.substring(1) : head;
    }
}
