package dev.tarmac.kickstart.lint;

import dev.tarmac.kickstart.text.SourceLine;
import dev.tarmac.problem.Where;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What comments of a file allow: `# tarmac: allow ID, ID` for its own line, or for the next one
/// when it stands alone; `# tarmac: allow-in-file ID` for all of the file.
final class Allowances {
    private final List<Allowance> all;

    /// One rule, allowed somewhere.
    ///
    /// @param line the line where it is; 0 for every line
    private record Allowance(String id, String file, int line) {
        boolean covers(Remark remark) {
            Where where = remark.problem().where();
            return id.equals(remark.rule().id())
                    && file.equals(where.file())
                    && (line == 0 || line == where.line());
        }
    }

    private Allowances(List<Allowance> all) {
        this.all = all;
    }

    static Allowances of(Subject subject) {
        List<Allowance> all = new ArrayList<>();
        for (List<SourceLine> lines : subject.files().values())
            for (SourceLine line : lines)
                AllowComment.in(line).forEach(comment -> add(comment, lines, all));
        return new Allowances(all);
    }

    private static void add(AllowComment comment, List<SourceLine> lines, List<Allowance> all) {
        SourceLine line = comment.line();
        int covered =
                comment.wholeFile() ? 0 : line.isComment() ? next(line, lines) : line.number();
        for (String id : comment.ids()) all.add(new Allowance(id, line.file(), covered));
    }

    /// The number of the next line that is neither blank nor a comment.
    private static int next(SourceLine line, List<SourceLine> lines) {
        return lines.stream()
                .skip(line.number())
                .filter(later -> !later.isBlank() && !later.isComment())
                .mapToInt(SourceLine::number)
                .findFirst()
                .orElse(line.number());
    }

    boolean cover(Remark remark) {
        return remark.rule().canBeSwitchedOff()
                && all.stream().anyMatch(allowance -> allowance.covers(remark));
    }

    /// The ids in comments that no rule has.
    static Stream<Hit> unknown(Subject subject) {
        return subject.lines()
                .flatMap(AllowComment::in)
                .flatMap(
                        comment ->
                                comment.ids().stream()
                                        .filter(id -> Rules.named(id).isEmpty())
                                        .map(
                                                id ->
                                                        new Hit(
                                                                comment.where(),
                                                                "no rule is called " + id)));
    }
}
