package dev.tarmac.kickstart.lint;

import dev.tarmac.kickstart.text.SourceLine;
import dev.tarmac.problem.Where;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A comment that switches rules off. What follows the ids is the author's reason.
///
/// @param column where it begins, from 1
record AllowComment(SourceLine line, int column, boolean wholeFile, List<String> ids) {
    private static final Pattern FORM =
            Pattern.compile("#\\s*tarmac:\\s*allow(-in-file)?\\s+([\\w-]+(?:\\s*,\\s*[\\w-]+)*)");

    /// The one in a line, if any.
    static Stream<AllowComment> in(SourceLine line) {
        Matcher found = FORM.matcher(line.text());
        if (!found.find()) return Stream.empty();
        List<String> ids = Arrays.asList(found.group(2).split("\\s*,\\s*"));
        return Stream.of(new AllowComment(line, found.start() + 1, found.group(1) != null, ids));
    }

    Where where() {
        return line.at(column);
    }
}
