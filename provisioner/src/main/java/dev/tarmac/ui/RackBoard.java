package dev.tarmac.ui;

import dev.tarmac.install.InstallId;
import dev.tarmac.install.MachineState;
import dev.tarmac.install.Roster.Line;
import dev.tarmac.install.Roster.Newest;
import dev.tarmac.install.Roster.Work;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All machines, rack by rack: how many are in which state, and a page of them one by one.
///
/// @param states how many machines that the filter names are in each state; all of them first
/// @param racks all racks, when there is more than one
/// @param groups the machines of this page
/// @param total how many machines there are on all pages
/// @param pages links to the other pages; empty when there is one
/// @param empty there is no machine at all
public record RackBoard(
        BoardFilter filter,
        List<Count> states,
        List<Rack> racks,
        List<Group> groups,
        int total,
        List<Link> pages,
        boolean empty) {
    /// A page of them is rendered in some ten milliseconds.
    static final int PER_PAGE = 200;

    /// A machine with what it is sorted by: that is looked at some hundred thousand times.
    private record Place(String rack, String name, Line line) {
        static final Comparator<Place> ORDER =
                Comparator.comparing(Place::rack, Natural.ORDER)
                        .thenComparing(Place::name, Natural.ORDER)
                        .thenComparingLong(place -> place.line().mac().bits());

        static Place of(Line line) {
            return new Place(RackBoard.rack(line), line.hostname().orElse(""), line);
        }
    }

    /// A way to see fewer machines, or others.
    ///
    /// @param current it is what is seen now
    public record Link(String text, String address, boolean current) {}

    /// How many machines are in a state.
    public record Count(Mark mark, int number, Link link) {}

    /// A rack from afar.
    ///
    /// @param cells its states, each as wide as its share, in percent
    public record Rack(Link link, int machines, List<Cell> cells, String words) {}

    /// A part of a rack's bar.
    public record Cell(String look, String from, String width) {}

    /// The machines of one rack.
    ///
    /// @param name empty when there are no racks
    public record Group(String name, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /// One machine.
    ///
    /// @param id for the page's own use
    /// @param place the port that it is plugged in
    public record Row(
            String id,
            String mac,
            String address,
            String name,
            boolean named,
            Mark mark,
            boolean held,
            WorkView work,
            Optional<Sign> sign,
            String profile,
            String place,
            Optional<String> install) {}

    public RackBoard {
        states = List.copyOf(states);
        racks = List.copyOf(racks);
        groups = List.copyOf(groups);
        pages = List.copyOf(pages);
    }

    /// Which machines' work must be known before the board can be made: those on its page.
    public static List<Line> shown(List<Line> lines, BoardFilter filter) {
        return lines.stream()
                .filter(filter::matches)
                .map(Place::of)
                .sorted(Place.ORDER)
                .map(Place::line)
                .skip((long) (filter.page() - 1) * PER_PAGE)
                .limit(PER_PAGE)
                .toList();
    }

    /// The board as it is now.
    ///
    /// @param lines all machines
    /// @param shown those of this page
    /// @param work of the shown ones' newest installs
    /// @param lastSign of an agent, as far as it is known better than the line has it
    public static RackBoard of(
            List<Line> lines,
            BoardFilter filter,
            List<Line> shown,
            Map<InstallId, Work> work,
            Function<MacAddress, Optional<Instant>> lastSign,
            Instant now) {
        int total = (int) lines.stream().filter(filter::matches).count();
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        for (Line line : shown)
            groups.computeIfAbsent(rack(line), _ -> new ArrayList<>())
                    .add(row(line, work, lastSign, now));
        return new RackBoard(
                filter,
                states(lines, filter),
                racks(lines, filter),
                groups.entrySet().stream()
                        .map(group -> new Group(group.getKey(), group.getValue()))
                        .toList(),
                total,
                pages(total, filter),
                lines.isEmpty());
    }

    /// Where a machine stands: what people say, else the switch that it is plugged in.
    static String rack(Line line) {
        return line.rack().or(() -> line.location().remote()).orElse("");
    }

    private static Row row(
            Line line,
            Map<InstallId, Work> known,
            Function<MacAddress, Optional<Instant>> lastSign,
            Instant now) {
        Optional<Work> work = line.newest().map(Newest::id).map(known::get);
        Optional<String> name = line.hostname().or(() -> work.flatMap(Work::hostname));
        String mac = line.mac().toString();
        return new Row(
                "m-" + mac.replace(":", ""),
                mac,
                "/machines/" + mac,
                name.orElse(mac),
                name.isPresent(),
                Mark.of(line.state()),
                line.held(),
                work.map(it -> WorkView.of(line.newest().orElseThrow().state(), it, now))
                        .orElse(WorkView.NONE),
                lastSign.apply(line.mac()).or(line::lastSeen).map(at -> Sign.of(at, now)),
                line.profile().orElse(""),
                place(line),
                line.newest().map(newest -> newest.id().text()));
    }

    private static String place(Line line) {
        Location location = line.location();
        return Stream.of(location.remote(), location.circuit())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private static List<Count> states(List<Line> lines, BoardFilter filter) {
        Map<MachineState, Integer> numbers = new EnumMap<>(MachineState.class);
        int all = 0;
        for (Line line : lines)
            if (filter.names(line)) {
                numbers.merge(line.state(), 1, Integer::sum);
                all++;
            }
        List<Count> counts = new ArrayList<>();
        counts.add(count(new Mark("all", "all"), all, "", filter));
        for (MachineState state : MachineState.values())
            if (numbers.containsKey(state) || filter.state().equals(state.toString()))
                counts.add(
                        count(
                                Mark.of(state),
                                numbers.getOrDefault(state, 0),
                                state.toString(),
                                filter));
        return counts;
    }

    private static Count count(Mark mark, int number, String state, BoardFilter filter) {
        return new Count(
                mark,
                number,
                new Link(
                        mark.word(),
                        filter.withState(state).address(),
                        filter.state().equals(state)));
    }

    private static List<Rack> racks(List<Line> lines, BoardFilter filter) {
        Map<String, Map<MachineState, Integer>> racks = new TreeMap<>(Natural.ORDER);
        for (Line line : lines)
            racks.computeIfAbsent(rack(line), _ -> new EnumMap<>(MachineState.class))
                    .merge(line.state(), 1, Integer::sum);
        if (racks.size() < 2) return List.of();
        return racks.entrySet().stream()
                .map(rack -> rack(rack.getKey(), rack.getValue(), filter))
                .toList();
    }

    private static Rack rack(String name, Map<MachineState, Integer> states, BoardFilter filter) {
        int machines = states.values().stream().mapToInt(Integer::intValue).sum();
        List<Cell> cells = new ArrayList<>();
        int before = 0;
        for (Map.Entry<MachineState, Integer> state : states.entrySet()) {
            cells.add(
                    new Cell(
                            Mark.of(state.getKey()).look(),
                            Percent.of(before, machines),
                            Percent.of(state.getValue(), machines)));
            before += state.getValue();
        }
        return new Rack(
                new Link(
                        name.isEmpty() ? "no rack" : name,
                        filter.withRack(filter.rack().equals(name) ? "" : name).address(),
                        !name.isEmpty() && filter.rack().equals(name)),
                machines,
                cells,
                states.entrySet().stream()
                        .map(state -> state.getValue() + " " + state.getKey())
                        .collect(Collectors.joining(", ")));
    }

    private static List<Link> pages(int total, BoardFilter filter) {
        int last = Math.max(1, Math.ceilDiv(total, PER_PAGE));
        if (last == 1 && filter.page() == 1) return List.of();
        List<Link> links = new ArrayList<>();
        for (int page = 1; page <= last; page++)
            if (page == 1 || page == last || Math.abs(page - filter.page()) <= 3)
                links.add(
                        new Link(
                                String.valueOf(page),
                                filter.withPage(page).address(),
                                page == filter.page()));
        return links;
    }
}
