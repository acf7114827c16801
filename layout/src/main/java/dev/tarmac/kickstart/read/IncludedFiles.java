package dev.tarmac.kickstart.read;

import dev.tarmac.kickstart.Finding.Kind;
import dev.tarmac.kickstart.text.PhysicalLines;
import dev.tarmac.kickstart.text.PythonText;
import dev.tarmac.kickstart.text.SourceLine;
import dev.tarmac.kickstart.text.Word;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Opens the files that `%include` and `%ksappend` name: as written first, then below the folder of
/// the file that names them.
final class IncludedFiles {
    private static final String APPEND = "%ksappend";

    private final Includes includes;
    private final Report report;

    private record Found(String path, String text) {}

    IncludedFiles(Includes includes, Report report) {
        this.includes = includes;
        this.report = report;
    }

    /// Puts the lines of the named file before the rest.
    ///
    /// @param words of the line, `%include` first
    void include(SourceLine line, List<Word> words, Lines lines) {
        if (words.size() < 2 || words.get(1).text().isEmpty()) {
            report.add(
                    Kind.STRUCTURE,
                    line,
                    "%include names no file",
                    "name a file: %include /path/to/more.ks");
            return;
        }
        Word path = words.get(1);
        Optional<Found> found = find(path.text(), line);
        if (found.isEmpty()) {
            refuseMissing(line, path.column(), path.text());
            return;
        }
        if (found.get().text().isEmpty()) return;
        lines.include(found.get().path(), found.get().text())
                .ifPresent(refusal -> refuse(refusal, line, path));
    }

    /// The lines with those of every `%ksappend` in its place. What is appended appends nothing.
    List<SourceLine> appended(List<SourceLine> lines) {
        List<SourceLine> all = new ArrayList<>();
        for (SourceLine line : lines) {
            if (line.firstWord().equals(APPEND)) all.addAll(append(line));
            else all.add(line);
        }
        return all;
    }

    private List<SourceLine> append(SourceLine line) {
        String path = PythonText.strip(PythonText.strip(line.text()).substring(APPEND.length()));
        if (path.isEmpty()) return List.of();
        Optional<Found> found = find(path, line);
        if (found.isEmpty()) refuseMissing(line, line.firstColumn(), path);
        return found.map(file -> PhysicalLines.of(file.path(), file.text())).orElse(List.of());
    }

    private Optional<Found> find(String path, SourceLine line) {
        Optional<Found> asWritten = includes.text(path).map(text -> new Found(path, text));
        int folder = line.file().lastIndexOf('/');
        if (asWritten.isPresent() || path.startsWith("/") || folder < 0) return asWritten;
        String below = line.file().substring(0, folder + 1) + path;
        return includes.text(below).map(text -> new Found(below, text));
    }

    private void refuseMissing(SourceLine line, int column, String path) {
        report.add(
                Kind.STRUCTURE,
                line,
                column,
                "Unable to open input kickstart file: " + path,
                "correct the path; a file that %pre writes cannot be read beforehand");
    }

    private void refuse(Lines.Refusal refusal, SourceLine line, Word path) {
        String what =
                switch (refusal) {
                    case OPEN_ALREADY -> path + " includes itself";
                    case TOO_MANY -> "more than " + Lines.MOST_INCLUDES + " files are included";
                };
        report.add(Kind.STRUCTURE, line, path.column(), what, "remove the line");
    }
}
