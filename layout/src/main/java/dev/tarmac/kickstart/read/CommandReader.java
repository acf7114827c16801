package dev.tarmac.kickstart.read;

import dev.tarmac.kickstart.Finding;
import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Statement;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.command.CommandForm;
import dev.tarmac.kickstart.command.CommandLine;
import dev.tarmac.kickstart.command.Commands;
import dev.tarmac.kickstart.command.Definition;
import dev.tarmac.kickstart.command.Said;
import dev.tarmac.kickstart.option.ArgumentReader;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.text.SourceLine;
import dev.tarmac.kickstart.text.Word;
import dev.tarmac.problem.DidYouMean;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the command lines of one file, one after the other, and remembers what they said.
final class CommandReader {
    private final KsVersion version;
    private final Report report;
    private final List<Statement> statements = new ArrayList<>();
    private final Map<String, List<Kickstart.Kept>> kept = new HashMap<>();

    /// The commands that were tried, accepted or not.
    private final Set<String> seen = new HashSet<>();

    private final Set<String> identities = new HashSet<>();

    CommandReader(KsVersion version, Report report) {
        this.version = version;
        this.report = report;
    }

    List<Statement> statements() {
        return statements;
    }

    Map<String, List<Kickstart.Kept>> kept() {
        return kept;
    }

    /// @param words of the line, the command first; not empty
    void read(SourceLine line, List<Word> words) {
        String name = words.getFirst().text();
        Optional<Definition> definition = Commands.named(name);
        switch (definition.map(found -> found.life(version)).orElse(Definition.Life.ABSENT)) {
            case ABSENT -> refuseUnknown(line, name);
            case REMOVED ->
                    report.add(
                            Finding.Kind.ERROR,
                            line,
                            name + " has been removed.",
                            "remove the line; " + version + " has no such command");
            case DEPRECATED -> {
                seen.add(definition.orElseThrow().name());
                warn(
                        line,
                        "the command " + name + " does nothing any more in " + version,
                        "remove the line");
            }
            case AGING -> {
                warn(
                        line,
                        "the command " + name + " will not be in later releases than " + version,
                        "look for what takes its place: authselect for auth");
                readOf(definition.orElseThrow(), new CommandLine(line, words, version));
            }
            case ACTIVE -> readOf(definition.orElseThrow(), new CommandLine(line, words, version));
        }
    }

    private void refuseUnknown(SourceLine line, String name) {
        report.add(
                Finding.Kind.ERROR,
                line,
                "Unknown command: " + name,
                DidYouMean.question(name, Commands.namesIn(version))
                        .orElse("remove the line; " + version + " has no such command"));
    }

    private void warn(SourceLine line, String what, String fix) {
        report.add(Finding.Kind.DEPRECATION, line, what, fix);
    }

    private void readOf(Definition definition, CommandLine line) {
        seen.add(definition.name());
        Values earlier = earlier(definition);
        if (!definition.repeatable()) keep(definition, line, earlier);
        try {
            refuseConflict(definition, line);
            CommandForm form = definition.form();
            Reading reading = ArgumentReader.read(form.syntax().in(version), line.arguments());
            report.aging(line.line(), reading, version);
            Values values = earlier.overlaid(form.settle(reading, line));
            if (!definition.repeatable()) keep(definition, line, values);
            form.check(new Said(values, reading, line));
            refuseDuplicate(form, values, line);
            if (definition.repeatable()) keep(definition, line, values);
            statements.add(
                    new Statement(
                            line.line().at(line.words().getFirst().column()),
                            definition.name(),
                            form.command(values, line),
                            values,
                            form.print(values, version),
                            mentions(reading)));
        } catch (Rejected e) {
            report.refuse(line.line(), e);
        }
    }

    private static List<Statement.Mention> mentions(Reading reading) {
        return reading.mentions().stream()
                .map(mention -> new Statement.Mention(mention.argument().title(), mention.column()))
                .toList();
    }

    /// What earlier lines said of a command that is said once per file.
    private Values earlier(Definition definition) {
        List<Kickstart.Kept> before = kept.getOrDefault(definition.name(), List.of());
        return definition.repeatable() || before.isEmpty()
                ? definition.form().initial()
                : before.getFirst().values();
    }

    private void keep(Definition definition, CommandLine line, Values values) {
        List<Kickstart.Kept> all =
                kept.computeIfAbsent(definition.name(), name -> new ArrayList<>());
        boolean once = !definition.repeatable();
        if (once) all.clear();
        all.add(new Kickstart.Kept(line.line().number(), once, values));
    }

    private void refuseConflict(Definition definition, CommandLine line) throws Rejected {
        for (String other : definition.conflictsIn(version))
            if (seen.contains(Commands.named(other).orElseThrow().name()))
                throw new Rejected(
                        "The "
                                + line.name()
                                + " and "
                                + other
                                + " commands can't be used at the same time.",
                        "remove one of them");
    }

    private void refuseDuplicate(CommandForm form, Values values, CommandLine line)
            throws Rejected {
        Optional<String> identity = form.identity(values);
        if (identity.isEmpty() || identities.add(identity.get())) return;
        String what = identity.get() + " has already been defined.";
        if (form.refusesDuplicates()) throw new Rejected(what, "choose another name");
        report.add(
                Finding.Kind.WARNING,
                line.line(),
                what,
                "keep one of the lines, or choose another name");
    }
}
