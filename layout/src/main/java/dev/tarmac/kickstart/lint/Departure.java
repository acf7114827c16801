package dev.tarmac.kickstart.lint;

import dev.tarmac.kickstart.lint.Honoured.Treatment;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Where;

import java.util.List;
import java.util.stream.Stream;

/// A command or section of a file that is not done as it stands there.
///
/// @param spelled as the author wrote it: `poweroff`, which is a `reboot`
public record Departure(Honoured honoured, String spelled, Where where) {
    /// All that is ignored or done differently in a file: first the commands, then the sections.
    public static List<Departure> in(Subject subject) {
        Stream<Departure> commands =
                subject.kickstart().statements().stream()
                        .map(
                                it ->
                                        new Departure(
                                                Honoured.of(it.name()),
                                                subject.spelled(it),
                                                it.where()));
        Stream<Departure> sections =
                subject.sections()
                        .map(
                                section ->
                                        new Departure(
                                                Honoured.of(section.name()),
                                                section.name(),
                                                section.header()
                                                        .at(section.header().firstColumn())));
        return Stream.concat(commands, sections)
                .filter(use -> use.honoured().treatment() != Treatment.YES)
                .toList();
    }

    public Problem problem() {
        return switch (honoured.treatment()) {
            case YES -> throw new IllegalStateException(honoured + " is done as it stands");
            case DIFFERENTLY ->
                    new Problem(
                            where,
                            spelled + " is honoured differently: " + honoured.how(),
                            "see that this is what you want");
            case IGNORED ->
                    new Problem(
                            where,
                            spelled + " is ignored: " + honoured.how(),
                            "remove it, or keep it for installations without Tarmac");
        };
    }
}
