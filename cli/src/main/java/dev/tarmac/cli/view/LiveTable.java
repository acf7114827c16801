package dev.tarmac.cli.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A table that changes. On a terminal it is drawn again in place; elsewhere each row is a line
/// whenever the words before its last column are new.
public final class LiveTable {
    private final Screen screen;
    private final String[] heads;
    private final Map<String, List<String>> told = new HashMap<>();
    private int drawn;

    public LiveTable(Screen screen, String... heads) {
        this.screen = screen;
        this.heads = heads.clone();
    }

    /// Shows the table as it is now.
    ///
    /// @param rows the first word of each tells which row it is
    public void show(List<List<String>> rows) {
        if (screen.redraws()) drawn = screen.redraw(drawn, lines(rows));
        else
            for (List<String> row : rows) {
                List<String> steady = row.subList(0, row.size() - 1);
                if (steady.equals(told.put(row.getFirst(), List.copyOf(steady)))) continue;
                screen.out().println(Printable.line(String.join("  ", row)).stripTrailing());
            }
        screen.out().flush();
    }

    private List<String> lines(List<List<String>> rows) {
        Table table = new Table(heads);
        for (List<String> row : rows) table.row(row.toArray(new String[0]));
        return new ArrayList<>(table.lines());
    }
}
