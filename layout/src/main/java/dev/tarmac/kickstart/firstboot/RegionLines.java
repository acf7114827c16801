package dev.tarmac.kickstart.firstboot;

import dev.tarmac.firstboot.FirstBoot;
import dev.tarmac.firstboot.Keyboard;
import dev.tarmac.firstboot.Keyboard.Layout;
import dev.tarmac.firstboot.TimeSources;
import dev.tarmac.firstboot.TimeSources.Source;
import dev.tarmac.firstboot.TimeZone;
import dev.tarmac.kickstart.SystemCommand;
import dev.tarmac.kickstart.SystemCommand.Language;
import dev.tarmac.kickstart.SystemCommand.TimeSource;
import dev.tarmac.kickstart.SystemCommand.Timezone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Language, keyboard and time.
final class RegionLines {
    private final Lines lines;
    private final Departures departures;

    RegionLines(Lines lines, Departures departures) {
        this.lines = lines;
        this.departures = departures;
    }

    Optional<String> language() {
        return lines.last(Language.class)
                .flatMap(
                        line ->
                                departures.made(
                                        line,
                                        "<lang>",
                                        () -> FirstBoot.locale(line.said().language())));
    }

    Optional<Keyboard> keyboard() {
        return lines.last(SystemCommand.Keyboard.class).flatMap(this::keyboard);
    }

    private Optional<Keyboard> keyboard(Line<SystemCommand.Keyboard> line) {
        SystemCommand.Keyboard said = line.said();
        boolean newer = said.consoleKeymap().isPresent() || !said.layouts().isEmpty();
        if (!newer) return said.old().flatMap(name -> old(line, name));
        if (line.mentions("<kbd>")) departures.tell(line, "<kbd>");
        Optional<String> keymap =
                said.consoleKeymap()
                        .flatMap(
                                it ->
                                        departures.made(
                                                line, "--vckeymap", () -> Keyboard.keymap(it)));
        List<Layout> layouts = departures.madeOf(line, "--xlayouts", said.layouts(), Layout::parse);
        List<String> options =
                departures.madeOf(line, "--switch", said.switches(), Keyboard::option);
        return keymap.isEmpty() && layouts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Keyboard(keymap, layouts, options));
    }

    /// The one name of old is a keymap; with a variant in parentheses it is a layout.
    private Optional<Keyboard> old(Line<SystemCommand.Keyboard> line, String name) {
        List<String> options =
                departures.madeOf(line, "--switch", line.said().switches(), Keyboard::option);
        return departures.made(
                line,
                "<kbd>",
                () ->
                        name.contains("(")
                                ? new Keyboard(
                                        Optional.empty(), List.of(Layout.parse(name)), options)
                                : new Keyboard(Optional.of(name), List.of(), options));
    }

    Optional<TimeZone> timeZone() {
        return lines.last(Timezone.class)
                .map(
                        line -> {
                            boolean utc = line.said().utc();
                            return line.said()
                                    .zone()
                                    .flatMap(
                                            it ->
                                                    departures.made(
                                                            line,
                                                            "<timezone>",
                                                            () ->
                                                                    new TimeZone(
                                                                            Optional.of(it), utc)))
                                    .orElse(new TimeZone(Optional.empty(), utc));
                        });
    }

    /// The servers of `timezone` come first. One line that says no switches all of them off.
    Optional<TimeSources> timeSources() {
        Optional<Line<Timezone>> zone = lines.last(Timezone.class);
        List<Line<TimeSource>> more = lines.all(TimeSource.class);
        boolean off =
                (zone.isPresent() && zone.get().said().noNtp())
                        || more.stream().anyMatch(it -> it.said() instanceof TimeSource.Disabled);
        List<Source> sources = new ArrayList<>();
        zone.ifPresent(line -> sources.addAll(ofZone(line, off)));
        for (Line<TimeSource> line : more) source(line, off).ifPresent(sources::add);
        if (off) return Optional.of(new TimeSources.Off());
        return sources.isEmpty() ? Optional.empty() : Optional.of(new TimeSources.From(sources));
    }

    private List<Source> ofZone(Line<Timezone> line, boolean off) {
        List<String> hosts = line.said().ntpServers();
        if (off && !hosts.isEmpty()) departures.tell(line, "--ntpservers");
        return off
                ? List.of()
                : departures.madeOf(
                        line, "--ntpservers", hosts, it -> new Source(it, false, false));
    }

    private Optional<Source> source(Line<TimeSource> line, boolean off) {
        return switch (line.said()) {
            case TimeSource.Server(String host, boolean nts) ->
                    source(line, "--ntp-server", new Wanted(host, false, nts), off);
            case TimeSource.Pool(String host, boolean nts) ->
                    source(line, "--ntp-pool", new Wanted(host, true, nts), off);
            case TimeSource.Disabled() -> {
                departures.tellIfMentioned(line, "--nts");
                yield Optional.empty();
            }
        };
    }

    private record Wanted(String host, boolean pool, boolean nts) {}

    private Optional<Source> source(Line<?> line, String option, Wanted wanted, boolean off) {
        if (off) departures.tell(line, option);
        return off
                ? Optional.empty()
                : departures.made(
                        line, option, () -> new Source(wanted.host(), wanted.pool(), wanted.nts()));
    }
}
