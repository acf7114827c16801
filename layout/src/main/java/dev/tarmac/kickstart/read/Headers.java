package dev.tarmac.kickstart.read;

import dev.tarmac.kickstart.Finding;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Script;
import dev.tarmac.kickstart.Section;
import dev.tarmac.kickstart.SectionNames;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.ArgumentReader;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;
import dev.tarmac.kickstart.text.SourceLine;
import dev.tarmac.kickstart.text.Word;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Opens sections by their headers. A refused header still opens its section, so that the body is
/// not taken for commands.
final class Headers {
    private final KsVersion version;
    private final Report report;
    private final List<Script> scripts = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final PackageList packages = new PackageList();

    Headers(KsVersion version, Report report) {
        this.version = version;
        this.report = report;
    }

    List<Script> scripts() {
        return scripts;
    }

    List<Section> sections() {
        return sections;
    }

    PackageList packages() {
        return packages;
    }

    /// @param words of the header, the section's name first; it is one of [SectionNames#KNOWN]
    SectionReader open(SourceLine line, List<Word> words) {
        List<Word> arguments = words.subList(1, words.size());
        return switch (words.getFirst().text()) {
            case "%packages" -> {
                read(line, PackageSection.SYNTAX, arguments, PackageSection::check);
                yield new PackageSection(packages);
            }
            case "%certificate" -> {
                Optional<Values> options =
                        read(
                                line,
                                KeptSection.CERTIFICATE,
                                arguments,
                                reading -> KeptSection.checkCertificate(reading, version));
                yield new KeptSection(line, options.isPresent(), sections::add);
            }
            case "%addon", "%anaconda" -> new KeptSection(line, false, sections::add);
            case String name -> openScript(moment(name), line, arguments);
        };
    }

    private static Script.Moment moment(String header) {
        return Arrays.stream(Script.Moment.values())
                .filter(moment -> moment.header().equals(header))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no section " + header));
    }

    private SectionReader openScript(Script.Moment moment, SourceLine line, List<Word> arguments) {
        if (ScriptSection.isAging(moment, version))
            report.add(
                    Finding.Kind.DEPRECATION,
                    line,
                    "the section %traceback will not be in later releases than " + version,
                    "write %onerror");
        Optional<Values> options =
                read(line, ScriptSection.syntax(moment), arguments, Reading::complete);
        return new ScriptSection(line, moment, options, scripts::add);
    }

    @FunctionalInterface
    private interface Check {
        void check(Reading reading) throws Rejected;
    }

    private Optional<Values> read(
            SourceLine line, Syntax syntax, List<Word> arguments, Check check) {
        try {
            Reading reading = ArgumentReader.read(syntax.in(version), arguments);
            report.aging(line, reading, version);
            check.check(reading);
            return Optional.of(reading.values());
        } catch (Rejected e) {
            report.refuse(line, e);
            return Optional.empty();
        }
    }
}
