package dev.tarmac.kickstart.firstboot;

import dev.tarmac.firstboot.Firewall;
import dev.tarmac.firstboot.Firewall.Port;
import dev.tarmac.firstboot.SeLinux;
import dev.tarmac.firstboot.Services;
import dev.tarmac.kickstart.SystemCommand;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Services, firewall and SELinux.
final class RunningLines {
    private static final String SSH = "ssh";
    private static final Port SSH_PORT = Port.parse("22:tcp");

    /// Old files name services where ports belong.
    private static final Set<String> SERVICES_AS_PORTS =
            Set.of(SSH, "telnet", "smtp", "http", "ftp");

    private final Lines lines;
    private final Departures departures;

    RunningLines(Lines lines, Departures departures) {
        this.lines = lines;
        this.departures = departures;
    }

    /// The installer disables first and enables then: what is in both lists is enabled.
    Services services() {
        return lines.last(SystemCommand.Services.class)
                .map(
                        line -> {
                            List<String> on = units(line, "--enabled", line.said().enabled());
                            List<String> off =
                                    new ArrayList<>(
                                            units(line, "--disabled", line.said().disabled()));
                            if (off.removeAll(on)) departures.tell(line, "--disabled");
                            return new Services(on, off);
                        })
                .orElse(Services.NONE);
    }

    private List<String> units(Line<?> line, String option, List<String> names) {
        return departures.madeOf(line, option, names, Services::unit).stream().distinct().toList();
    }

    Optional<SeLinux> seLinux() {
        return lines.last(SystemCommand.SeLinux.class)
                .flatMap(line -> line.said().mode())
                .map(SeLinux::of);
    }

    Optional<Firewall> firewall() {
        return lines.last(SystemCommand.Firewall.class).flatMap(this::firewall);
    }

    private Optional<Firewall> firewall(Line<SystemCommand.Firewall> line) {
        SystemCommand.Firewall said = line.said();
        boolean says =
                !said.ports().isEmpty()
                        || !said.services().isEmpty()
                        || !said.trusted().isEmpty()
                        || !said.removedServices().isEmpty();
        if (said.systemDefaults()) {
            if (says || !said.enabled()) departures.tell(line, "--use-system-defaults");
            return Optional.empty();
        }
        if (said.enabled()) return Optional.of(on(line));
        if (says) departures.tell(line, "--disable");
        return Optional.of(new Firewall.Off());
    }

    /// The way in by ssh stays open unless the file closes it, as the installer leaves it.
    private Firewall on(Line<SystemCommand.Firewall> line) {
        SystemCommand.Firewall said = line.said();
        List<Port> ports =
                departures.madeOf(
                        line,
                        "--port",
                        said.ports().stream()
                                .filter(port -> !SERVICES_AS_PORTS.contains(port))
                                .toList(),
                        Port::parse);
        Set<String> open = new LinkedHashSet<>(said.ports());
        open.retainAll(SERVICES_AS_PORTS);
        open.addAll(services(line, "--service", said.services()));
        Set<String> closed =
                new LinkedHashSet<>(services(line, "--remove-service", said.removedServices()));
        if (closed.removeAll(open)) departures.tell(line, "--remove-service");
        if (!closed.contains(SSH) && !ports.contains(SSH_PORT)) open.add(SSH);
        return new Firewall.On(
                ports,
                List.copyOf(open),
                List.copyOf(closed),
                departures.madeOf(line, "--trust", trusted(said), Firewall.On::device));
    }

    /// Several devices in one `--trust` stand between commas.
    private static List<String> trusted(SystemCommand.Firewall said) {
        return said.trusted().stream().flatMap(it -> List.of(it.split(",")).stream()).toList();
    }

    private List<String> services(Line<?> line, String option, List<String> names) {
        return departures.madeOf(line, option, names, Firewall.On::service);
    }
}
