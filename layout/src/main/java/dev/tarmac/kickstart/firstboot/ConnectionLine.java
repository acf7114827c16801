package dev.tarmac.kickstart.firstboot;

import dev.tarmac.firstboot.Connection;
import dev.tarmac.firstboot.DeviceOption;
import dev.tarmac.firstboot.Ipv4;
import dev.tarmac.firstboot.Ipv6;
import dev.tarmac.firstboot.Link;
import dev.tarmac.firstboot.NameServers;
import dev.tarmac.firstboot.Nic;
import dev.tarmac.kickstart.SystemCommand.Network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one `network` line connects.
final class ConnectionLine {
    /// Makes a bond or a bridge.
    @FunctionalInterface
    private interface Joint {
        Link of(String name, List<String> members, List<DeviceOption> options);
    }

    private final Line<Network> line;
    private final Network said;
    private final Departures departures;

    ConnectionLine(Line<Network> line, Departures departures) {
        this.line = line;
        this.said = line.said();
        this.departures = departures;
    }

    /// None when it cannot be connected; two when a VLAN is on a bond or a bridge.
    List<Connection> connections() {
        // What is told of --essid and --teamslaves says that they make none.
        if (said.essid().isPresent() || said.teamMembers().isPresent()) return List.of();
        Optional<Link> link = link();
        if (said.vlan().isEmpty()) {
            departures.tellIfMentioned(line, "--interfacename");
            return link.map(this::addressed).stream().toList();
        }
        List<Connection> connections = new ArrayList<>();
        link.filter(it -> !(it instanceof Link.Device))
                .map(this::unaddressed)
                .ifPresent(connections::add);
        link.flatMap(this::vlan).map(this::addressed).ifPresent(connections::add);
        return connections;
    }

    private Optional<Link> link() {
        boolean bond = !said.bondMembers().isEmpty();
        boolean bridge = !bond && !said.bridgeMembers().isEmpty();
        if (!bond) departures.tellIfMentioned(line, "--bondopts");
        if (bond) departures.tellIfMentioned(line, "--bridgeslaves");
        Optional<Nic> nic = nic();
        if (bond) return nic.flatMap(this::bond);
        return bridge ? nic.flatMap(this::bridge) : nic.map(Link.Device::new);
    }

    private Optional<Link> bond(Nic nic) {
        return joined(
                nic,
                "--bondslaves",
                said.bondMembers(),
                options("--bondopts", said.bondOptions()),
                Link.Bond::new);
    }

    private Optional<Link> bridge(Nic nic) {
        return joined(
                nic,
                "--bridgeslaves",
                said.bridgeMembers(),
                options("--bridgeopts", said.bridgeOptions()),
                Link.Bridge::new);
    }

    private Optional<Link> joined(
            Nic nic, String option, List<String> members, List<DeviceOption> options, Joint joint) {
        if (!(nic instanceof Nic.Named(String name))) {
            departures.ignored(line, option, "it needs a name: --device=NAME");
            return Optional.empty();
        }
        return departures.made(line, option, () -> joint.of(name, members, options));
    }

    /// Separated by commas; by semicolons when there are any, so that values can hold commas.
    private List<DeviceOption> options(String option, Optional<String> text) {
        String separator = text.orElse("").contains(";") ? ";" : ",";
        return departures.madeOf(
                line,
                option,
                text.map(it -> List.of(it.split(separator))).orElse(List.of()),
                DeviceOption::parse);
    }

    private Optional<Link> vlan(Link link) {
        Nic parent =
                switch (link) {
                    case Link.Device(Nic nic) -> nic;
                    case Link.Bond bond -> new Nic.Named(bond.name());
                    case Link.Bridge bridge -> new Nic.Named(bridge.name());
                    case Link.Vlan vlan -> vlan.parent();
                };
        return departures.made(
                line,
                "--vlanid",
                () ->
                        new Link.Vlan(
                                parent,
                                Link.Vlan.number(said.vlan().orElseThrow()),
                                said.interfaceName()));
    }

    /// Without `--device` the installer looks for a link; here it is the one that booted.
    private Optional<Nic> nic() {
        String device = said.device().orElse("bootif");
        if (device.equals("link")) departures.tell(line, "--device");
        if (device.equals("link") || device.equals("bootif")) return Optional.of(new Nic.Booted());
        return departures.made(
                line,
                "--device",
                () -> device.contains(":") ? Nic.WithAddress.parse(device) : new Nic.Named(device));
    }

    private Connection addressed(Link link) {
        Addressing addressing = new Addressing(line, departures);
        return new Connection(
                link,
                said.onBoot(),
                addressing.ipv4(),
                addressing.ipv6(),
                addressing.nameServers(),
                !said.noDefaultRoute(),
                addressing.mtu());
    }

    /// What carries a VLAN and has no address of its own.
    private Connection unaddressed(Link link) {
        return new Connection(
                link,
                said.onBoot(),
                new Ipv4.None(),
                new Ipv6.None(),
                NameServers.AUTOMATIC,
                true,
                Optional.empty());
    }
}
