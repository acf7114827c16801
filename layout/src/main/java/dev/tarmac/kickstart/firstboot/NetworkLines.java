package dev.tarmac.kickstart.firstboot;

import dev.tarmac.firstboot.Connection;
import dev.tarmac.firstboot.Link;
import dev.tarmac.firstboot.Network;
import dev.tarmac.kickstart.SystemCommand;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The host name and the connections. The first line that names the host counts; of two lines that
/// connect the same, the last one does.
final class NetworkLines {
    private record Connected(Line<?> line, Connection connection) {}

    private final List<Line<SystemCommand.Network>> lines;
    private final Departures departures;

    NetworkLines(Lines lines, Departures departures) {
        this.lines = lines.all(SystemCommand.Network.class);
        this.departures = departures;
    }

    Network network() {
        return new Network(hostName(), connections());
    }

    private Optional<String> hostName() {
        Optional<String> name = Optional.empty();
        Optional<Line<?>> namer = Optional.empty();
        for (Line<SystemCommand.Network> line : lines) {
            Optional<String> said = line.said().hostname();
            if (said.isEmpty()) continue;
            if (namer.isPresent() && !said.equals(name))
                departures.ignored(
                        line, "--hostname", namer.get().number() + " names the machine already");
            if (namer.isPresent()) continue;
            name = departures.made(line, "--hostname", () -> Network.hostName(said.get()));
            if (name.isPresent()) namer = Optional.of(line);
        }
        return name;
    }

    private List<Connection> connections() {
        Map<Link, Connected> connected = new LinkedHashMap<>();
        for (Line<SystemCommand.Network> line : lines) {
            if (isOfHostNameOnly(line)) continue;
            for (Connection connection : new ConnectionLine(line, departures).connections()) {
                Connected earlier = connected.remove(connection.link());
                if (earlier != null)
                    departures.ignored(
                            earlier.line(), "--device", line.number() + " connects it again");
                connected.put(connection.link(), new Connected(line, connection));
            }
        }
        return connected.values().stream().map(Connected::connection).toList();
    }

    private static boolean isOfHostNameOnly(Line<SystemCommand.Network> line) {
        return line.statement()
                .filter(it -> it.mentions().size() == 1 && it.mentions("--hostname"))
                .isPresent();
    }
}
