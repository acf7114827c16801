package dev.tarmac.kickstart.lint;

import dev.tarmac.problem.Problem;

import java.util.stream.Stream;

/// One thing to look for.
///
/// @param id how an author names it to switch it off; lower case with dashes
/// @param reason why it matters
/// @param fix what to do about it
public record Rule(String id, Severity severity, String reason, String fix, Check check) {
    /// Looks through a file.
    @FunctionalInterface
    interface Check {
        Stream<Hit> in(Subject subject);
    }

    static Rule error(String id, String reason, String fix, Check check) {
        return new Rule(id, Severity.ERROR, reason, fix, check);
    }

    static Rule warning(String id, String reason, String fix, Check check) {
        return new Rule(id, Severity.WARNING, reason, fix, check);
    }

    static Rule note(String id, String reason, String fix, Check check) {
        return new Rule(id, Severity.NOTE, reason, fix, check);
    }

    /// Whether an author may do without it.
    public boolean canBeSwitchedOff() {
        return !id.equals(ReaderRules.REFUSED.id());
    }

    Stream<Remark> remarks(Subject subject) {
        return check.in(subject)
                .map(
                        hit ->
                                new Remark(
                                        this,
                                        new Problem(
                                                hit.where(), hit.what(), hit.fix().orElse(fix))));
    }
}
