package dev.tarmac.kickstart.firstboot;

import dev.tarmac.firstboot.FirstBoot;
import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.Statement;
import dev.tarmac.kickstart.honoured.Departure;
import dev.tarmac.kickstart.honoured.Honoured.Treatment;
import dev.tarmac.kickstart.honoured.HonouredOption;
import dev.tarmac.kickstart.honoured.HonouredOption.Scope;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a kickstart file wants of a machine besides its disks.
public final class ToFirstBoot {
    /// The value, and everything inside of its commands that is not done as it stands. Commands
    /// that are ignored as a whole are not in it: [dev.tarmac.kickstart.honoured.Honoured] has
    /// them.
    public record Outcome(FirstBoot value, List<Departure> departures) {
        public Outcome {
            departures = List.copyOf(departures);
        }
    }

    private ToFirstBoot() {}

    /// Takes the accepted lines; what is refused in the file is not looked at.
    public static Outcome of(Kickstart kickstart) {
        Departures departures = new Departures();
        FirstBoot value = value(new Lines(kickstart), departures);
        List<Departure> all = new ArrayList<>(departures.found());
        kickstart.statements().stream().flatMap(ToFirstBoot::always).forEach(all::add);
        return new Outcome(value, all);
    }

    private static FirstBoot value(Lines lines, Departures departures) {
        RegionLines region = new RegionLines(lines, departures);
        RunningLines running = new RunningLines(lines, departures);
        InstallLines install = new InstallLines(lines, departures);
        return new FirstBoot(
                new AccountLines(lines, departures).accounts(),
                region.language(),
                region.keyboard(),
                region.timeZone(),
                region.timeSources(),
                new NetworkLines(lines, departures).network(),
                running.services(),
                running.firewall(),
                running.seLinux(),
                install.bootLoader(),
                install.image(),
                new ScriptSections(lines, departures).scripts(),
                install.afterwards());
    }

    /// What the options of a line do wherever they stand.
    private static Stream<Departure> always(Statement statement) {
        return statement.mentions().stream()
                .map(Statement.Mention::argument)
                .distinct()
                .flatMap(option -> HonouredOption.find(statement.name(), option).stream())
                .filter(it -> it.scope() == Scope.ALWAYS && it.treatment() != Treatment.YES)
                .map(it -> Departure.of(it, statement.place(it.name())));
    }
}
