package dev.tarmac.kickstart.read;

import dev.tarmac.kickstart.Finding.Kind;
import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.SectionNames;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.text.OpenQuote;
import dev.tarmac.kickstart.text.PhysicalLines;
import dev.tarmac.kickstart.text.SourceLine;
import dev.tarmac.kickstart.text.Utf8;
import dev.tarmac.kickstart.text.Word;
import dev.tarmac.kickstart.text.Words;
import dev.tarmac.problem.DidYouMean;

import java.util.List;
import java.util.Optional;

/// Reads a kickstart file as the reference does. It never fails: what is wrong is in the findings
/// of the [Kickstart] that comes out.
public final class KickstartReader {
    private final KsVersion version;
    private final boolean stopsLikeReference;
    private final Report report = new Report();
    private final CommandReader commands;
    private final Headers headers;
    private final IncludedFiles files;
    private final Lines lines;

    private KickstartReader(
            List<SourceLine> written,
            KsVersion version,
            Includes includes,
            boolean stopsLikeReference) {
        this.version = version;
        this.stopsLikeReference = stopsLikeReference;
        this.commands = new CommandReader(version, report);
        this.headers = new Headers(version, report);
        this.files = new IncludedFiles(includes, report);
        this.lines = new Lines(stopsLikeReference ? written : files.appended(written));
    }

    /// Reads the whole file and finds everything.
    ///
    /// @param file as the user named it, for messages
    /// @param includes finds what `%include` and `%ksappend` name
    public static Kickstart read(String file, String text, KsVersion version, Includes includes) {
        return new KickstartReader(PhysicalLines.of(file, text), version, includes, false).read();
    }

    /// The same of a file's bytes, which must be UTF-8.
    public static Kickstart read(String file, byte[] bytes, KsVersion version, Includes includes) {
        Utf8 decoded = Utf8.of(bytes);
        KickstartReader reader =
                new KickstartReader(
                        PhysicalLines.of(file, decoded.text()), version, includes, false);
        decoded.firstFault().ifPresent(index -> reader.refuseEncoding(file, decoded.text(), index));
        return reader.read();
    }

    private void refuseEncoding(String file, String text, int index) {
        SourceLine start = PhysicalLines.of(file, text.substring(0, index) + "?").getLast();
        report.add(
                Kind.ENCODING,
                start,
                start.text().length(),
                "the file is not UTF-8 here",
                "save it as UTF-8: iconv -f LATIN1 -t UTF-8 FILE");
    }

    /// Reads as far as the reference does: it stops where a quotation is open or a section is not
    /// closed. Includes are not followed.
    public static Kickstart readLikeReference(String file, String text, KsVersion version) {
        return new KickstartReader(PhysicalLines.of(file, text), version, Includes.IGNORED, true)
                .read();
    }

    private Kickstart read() {
        while (!mustStop()) {
            Optional<SourceLine> line = lines.next();
            if (line.isEmpty()) break;
            if (!line.get().isBlank() && !line.get().isComment()) readCommandOrHeader(line.get());
        }
        return new Kickstart(
                version,
                commands.statements(),
                commands.kept(),
                headers.scripts(),
                headers.packages().list(),
                headers.sections(),
                report.findings());
    }

    private boolean mustStop() {
        return stopsLikeReference && report.hasStopped();
    }

    private void readCommandOrHeader(SourceLine line) {
        List<Word> words;
        try {
            words = Words.ofCommand(line.text());
        } catch (OpenQuote e) {
            refuseOpenQuote(line, e);
            return;
        }
        if (words.isEmpty()) return;
        String first = words.getFirst().text();
        if (first.isEmpty())
            report.add(
                    Kind.EMPTY_WORD,
                    line,
                    "the command is an empty word",
                    "remove the quotes, or the whole line");
        else if (first.equals("%include")) files.include(line, words, lines);
        else if (SectionNames.KNOWN.contains(first)) readSection(line, words);
        else if (!first.startsWith("%")) commands.read(line, words);
        else if (!first.equals("%ksappend")) refuseUnknownSection(line, first);
    }

    private void refuseOpenQuote(SourceLine line, OpenQuote e) {
        report.add(
                Kind.OPEN_QUOTE,
                line,
                e.column(),
                e.getMessage(),
                "close the quotation on the same line; a backslash needs a character behind it");
    }

    private void refuseUnknownSection(SourceLine line, String name) {
        report.add(
                Kind.STRUCTURE,
                line,
                "Unknown kickstart section: " + name,
                name.equals("%end")
                        ? "remove it: no section is open here"
                        : DidYouMean.question(name, List.copyOf(SectionNames.KNOWN))
                                .orElse(
                                        "a section is one of "
                                                + String.join(", ", SectionNames.KNOWN)));
    }

    private void readSection(SourceLine header, List<Word> words) {
        SectionReader section = headers.open(header, words);
        while (!mustStop()) {
            Optional<SourceLine> next = lines.next();
            if (next.isEmpty()) {
                refuseOpenSection(header, words, lines.last());
                break;
            }
            SourceLine line = next.get();
            String first = line.firstWord();
            if (first.equals("%end")) {
                specialWords(line);
                break;
            }
            if (SectionNames.KNOWN.contains(first)) {
                refuseOpenSection(header, words, line);
                lines.putBack(line);
                break;
            }
            if (first.equals("%include")) files.include(line, specialWords(line), lines);
            else if (section.wantsEveryLine() || !(line.isBlank() || line.isComment()))
                inSection(line, () -> section.read(line));
        }
        if (!mustStop()) inSection(header, section::finish);
    }

    /// The words of a line in a section that means something to us. A `#` begins no comment there.
    private List<Word> specialWords(SourceLine line) {
        try {
            return Words.ofHeader(line.text());
        } catch (OpenQuote e) {
            refuseOpenQuote(line, e);
            return List.of();
        }
    }

    /// @param found the line that should have come later
    private void refuseOpenSection(SourceLine header, List<Word> words, SourceLine found) {
        report.add(
                Kind.STRUCTURE,
                found,
                "Section " + words.getFirst() + " does not end with %end.",
                "add %end; the section begins in line " + header.number());
    }

    @FunctionalInterface
    private interface Step {
        void run() throws Rejected;
    }

    private void inSection(SourceLine line, Step step) {
        try {
            step.run();
        } catch (Rejected e) {
            report.add(Kind.CONTENT, line, e.column(), e.what(), e.fix());
        }
    }
}
