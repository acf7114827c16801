package dev.tarmac.kickstart.read;

import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.text;

import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Script;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Argument;
import dev.tarmac.kickstart.option.Syntax;
import dev.tarmac.kickstart.text.PythonText;
import dev.tarmac.kickstart.text.SourceLine;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A script: its body is kept verbatim, and dropped when nothing is in it.
final class ScriptSection implements SectionReader {
    private static final List<Argument> OPTIONS =
            List.of(
                    flag("--erroronfail"),
                    text("--interpreter").initially("/bin/sh"),
                    text("--log", "--logfile"));

    private static final Syntax ANY = Syntax.joined(OPTIONS);
    private static final Syntax POST = Syntax.joined(OPTIONS, List.of(flag("--nochroot")));

    private final SourceLine header;
    private final Script.Moment moment;
    private final Optional<Values> options;
    private final Consumer<Script> done;
    private final StringBuilder body = new StringBuilder();

    /// @param options empty when the header is refused
    ScriptSection(
            SourceLine header,
            Script.Moment moment,
            Optional<Values> options,
            Consumer<Script> done) {
        this.header = header;
        this.moment = moment;
        this.options = options;
        this.done = done;
    }

    static Syntax syntax(Script.Moment moment) {
        return moment == Script.Moment.POST ? POST : ANY;
    }

    /// Fedora 34 and its descendants have `%onerror` instead of `%traceback`.
    static boolean isAging(Script.Moment moment, KsVersion version) {
        return moment == Script.Moment.TRACEBACK
                && version != KsVersion.RHEL7
                && version != KsVersion.RHEL8;
    }

    @Override
    public boolean wantsEveryLine() {
        return true;
    }

    @Override
    public void read(SourceLine line) {
        body.append(line.text());
    }

    @Override
    public void finish() {
        if (PythonText.strip(body.toString()).isEmpty()) return;
        Values values = options.orElse(Values.NONE.with("interpreter", "/bin/sh"));
        done.accept(
                new Script(
                        header.at(header.firstColumn()),
                        moment,
                        values.text("interpreter"),
                        moment == Script.Moment.POST && !values.flag("nochroot"),
                        values.flag("erroronfail"),
                        values.said("log"),
                        body.toString(),
                        options.isEmpty()));
    }
}
