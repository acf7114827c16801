package dev.tarmac.kickstart.lint;

import dev.tarmac.kickstart.text.SourceLine;

import java.util.List;
import java.util.stream.Stream;

/// About characters that look harmless.
final class TextRules {
    private static final String SEPARATORS = " \t\r\n";
    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final String BYTE_ORDER_MARK = "\ufeff";

    static final List<Rule> ALL =
            List.of(
                    Rule.warning(
                            "unquoted-hash",
                            "Outside of quotes a # begins a comment, inside of a word too: the rest"
                                    + " of the word and of the line is lost.",
                            "put the word in quotes; or put a blank before the # of a comment",
                            subject -> subject.commandLines().flatMap(TextRules::hashInsideOfWord)),
                    Rule.error(
                            "line-continued",
                            "A command ends with its line. A backslash does not continue it; the"
                                    + " next line is a command of its own.",
                            "write the command on one line",
                            subject -> subject.commandLines().flatMap(TextRules::continued)),
                    Rule.error(
                            "script-cut-short",
                            "A section ends at the first line that begins with %end or with a"
                                    + " section's name, inside of a here-document too. The rest of"
                                    + " the script is read as commands.",
                            "write the line so that another character comes first, or make it with"
                                    + " printf",
                            subject -> subject.sections().flatMap(HereDocuments::open)),
                    Rule.error(
                            "byte-order-mark",
                            "A byte order mark becomes part of the first word.",
                            "save the file as UTF-8 without byte order mark",
                            TextRules::byteOrderMarks),
                    Rule.warning(
                            "no-break-space",
                            "A no-break space separates no words; it becomes part of one.",
                            "write an ordinary blank",
                            subject -> subject.commandLines().flatMap(TextRules::noBreakSpace)));

    private TextRules() {}

    private static Stream<Hit> hashInsideOfWord(Passage.Command command) {
        String text = command.line().text();
        return command.comment().stream()
                .filter(hash -> hash > 0 && SEPARATORS.indexOf(text.charAt(hash - 1)) < 0)
                .map(
                        hash ->
                                new Hit(
                                        command.line().at(hash + 1),
                                        "an unquoted # inside of a word ends the line here"));
    }

    private static Stream<Hit> continued(Passage.Command command) {
        String code = command.code();
        return code.endsWith("\\") && command.comment().isEmpty()
                ? Stream.of(
                        new Hit(command.line().at(code.length()), "the line ends with a backslash"))
                : Stream.empty();
    }

    private static Stream<Hit> byteOrderMarks(Subject subject) {
        return subject.files().values().stream()
                .filter(lines -> !lines.isEmpty())
                .map(List::getFirst)
                .filter(line -> line.text().startsWith(BYTE_ORDER_MARK))
                .map(line -> new Hit(line.at(1), "the file begins with a byte order mark"));
    }

    private static Stream<Hit> noBreakSpace(Passage.Command command) {
        SourceLine line = command.line();
        int index = command.code().indexOf(NO_BREAK_SPACE);
        return index < 0
                ? Stream.empty()
                : Stream.of(new Hit(line.at(index + 1), "a no-break space stands here"));
    }
}
