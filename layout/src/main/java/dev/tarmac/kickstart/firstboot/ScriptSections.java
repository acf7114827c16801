package dev.tarmac.kickstart.firstboot;

import dev.tarmac.firstboot.Script;
import dev.tarmac.firstboot.Script.Stage;
import dev.tarmac.kickstart.Script.Moment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The scripts of `%pre-install` and `%post`.
final class ScriptSections {
    private static final String SHELL = "/bin/sh";

    /// Where scripts outside of the new system find it.
    private static final List<String> SYSTEM = List.of("/mnt/sysroot/", "/mnt/sysimage/");

    private final Lines lines;
    private final Departures departures;

    ScriptSections(Lines lines, Departures departures) {
        this.lines = lines;
        this.departures = departures;
    }

    List<Script> scripts() {
        return Stream.of(Moment.PRE_INSTALL, Moment.POST)
                .flatMap(lines::scripts)
                .flatMap(line -> script(line).stream())
                .toList();
    }

    private Optional<Script> script(Line<dev.tarmac.kickstart.Script> line) {
        dev.tarmac.kickstart.Script said = line.said();
        Stage stage = stage(said);
        if (stage == Stage.BESIDE_SYSTEM) departures.tell(line, "--nochroot");
        if (stage != Stage.IN_SYSTEM && !said.interpreter().equals(SHELL)) {
            departures.tell(line, "--interpreter");
            return Optional.empty();
        }
        Optional<String> log = said.log().flatMap(it -> log(line, stage, it));
        return departures.made(
                line,
                "--interpreter",
                () -> new Script(stage, said.interpreter(), said.errorOnFail(), log, said.body()));
    }

    private static Stage stage(dev.tarmac.kickstart.Script said) {
        if (said.moment() == Moment.PRE_INSTALL) return Stage.BEFORE_IMAGE;
        return said.chroot() ? Stage.IN_SYSTEM : Stage.BESIDE_SYSTEM;
    }

    /// The path in the new system.
    private Optional<String> log(Line<?> line, Stage stage, String path) {
        Optional<String> inside =
                stage == Stage.IN_SYSTEM
                        ? Optional.of(path)
                        : SYSTEM.stream()
                                .filter(path::startsWith)
                                .map(folder -> path.substring(folder.length() - 1))
                                .findFirst();
        if (inside.isEmpty()) departures.tell(line, "--log");
        return inside.flatMap(it -> departures.made(line, "--log", () -> Script.logFile(it)));
    }
}
