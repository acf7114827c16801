package dev.tarmac.rack;

import dev.tarmac.machine.Addressing;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;
import dev.tarmac.yaml.YamlObject;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads a rack list, CSV with a line of column names (RFC 4180) or YAML with `machines:`; every
/// problem in it is told at once.
public final class RackListFile {
    private static final int MOST_CHARACTERS = 4 << 20;
    private static final String MACHINES = "machines";
    private static final String LABELS = "labels";

    private final String file;
    private final Problems problems = new Problems();
    private final List<RackEntry> entries = new ArrayList<>();
    private final Set<String> identities = new HashSet<>();

    private RackListFile(String file) {
        this.file = file;
    }

    /// The machines of that text, or every problem in it.
    ///
    /// @param file as the user named it: `*.csv` is CSV, everything else YAML
    public static List<RackEntry> read(String file, String text) throws Refused {
        if (text.length() > MOST_CHARACTERS)
            throw new Refused(file, "is longer than 4 MiB", "import it in parts");
        RackListFile reader = new RackListFile(file);
        if (file.toLowerCase(Locale.ROOT).endsWith(".csv")) reader.csv(text);
        else reader.yaml(text);
        reader.problems.throwIfAny();
        return reader.entries;
    }

    private void csv(String text) throws Refused {
        CSVFormat format =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setIgnoreEmptyLines(true)
                        .setTrim(true)
                        .setCommentMarker('#')
                        .get();
        // What spreadsheets put before the first column.
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (CSVParser parser = CSVParser.parse(plain, format)) {
            List<String> columns = parser.getHeaderNames();
            RackFields.checkColumns(
                    columns, column -> new Where(file, 1, columns.indexOf(column) + 1), problems);
            for (CSVRecord line : parser) line(line, parser.getCurrentLineNumber(), columns);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new Refused(
                    Problem.at(
                            file,
                            "is no CSV with a line of column names: " + e.getMessage(),
                            "begin with `name,serial,mac,profile`"),
                    e);
        }
    }

    private void line(CSVRecord line, long number, List<String> columns) {
        Where place = new Where(file, (int) number, 1);
        if (!line.isConsistent()) {
            problems.add(
                    place,
                    line.size() + " fields, where the first line names " + columns.size(),
                    "put texts with commas in double quotes");
            return;
        }
        add(line.toMap(), column -> new Where(file, (int) number, columns.indexOf(column) + 1));
    }

    private void yaml(String text) throws Refused {
        YamlObject top = YamlObject.parse(file, text, problems);
        top.allow(MACHINES);
        for (YamlObject machine : top.objects(MACHINES)) {
            Map<String, String> fields = new HashMap<>();
            for (String key : machine.keys())
                if (!key.equals(LABELS)) machine.text(key).ifPresent(said -> fields.put(key, said));
            RackFields.checkColumns(fields.keySet(), machine::where, problems);
            machine.object(LABELS).ifPresent(labels -> addLabels(labels, fields));
            add(fields, machine::where);
        }
    }

    private static void addLabels(YamlObject labels, Map<String, String> fields) {
        for (String name : labels.keys())
            labels.text(name).ifPresent(value -> fields.put(RackFields.LABEL + name, value));
    }

    private void add(Map<String, String> fields, Function<String, Where> where) {
        Optional<RackEntry> entry = RackFields.entry(fields, where, problems);
        if (entry.isEmpty()) return;
        one("name", entry.get().name(), where);
        entry.get().serial().ifPresent(serial -> one("serial", serial, where));
        entry.get().mac().ifPresent(mac -> one("mac", mac.toString(), where));
        entry.get()
                .addressing()
                .flatMap(Addressing::fixed)
                .ifPresent(fixed -> one("address", fixed.addressText(), where));
        entries.add(entry.get());
    }

    private void one(String column, String value, Function<String, Where> where) {
        if (!identities.add(column + " " + value))
            problems.add(
                    where.apply(column),
                    "another machine of the list has the " + column + " " + value,
                    "each machine has its own");
    }
}
