package dev.tarmac.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tarmac.install.InstallId;
import dev.tarmac.install.InstallState;
import dev.tarmac.install.MachineState;
import dev.tarmac.install.Progress;
import dev.tarmac.install.Roster.Line;
import dev.tarmac.install.Roster.Newest;
import dev.tarmac.install.Roster.Work;
import dev.tarmac.problem.Problem;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

class RackBoardTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final InstallId INSTALL = new InstallId("abcdefgh01");

    @Test
    void withoutRacksThereIsOneGroupWithoutAName() {
        RackBoard board = board(List.of(line(1, "", MachineState.READY)), BoardFilter.ALL);
        assertThat(board.racks()).isEmpty();
        assertThat(board.groups()).singleElement().extracting("name").isEqualTo("");
        assertThat(board.pages()).isEmpty();
    }

    @Test
    void racksAndNamesAreInThePeoplesOrderAndNoRackComesLast() {
        List<Line> lines =
                List.of(
                        line(1, "", MachineState.READY),
                        line(2, "r10", MachineState.READY),
                        line(3, "r2", MachineState.FAILED),
                        named(4, "r2", "web-10"),
                        named(5, "r2", "web-9"));
        RackBoard board = board(lines, BoardFilter.ALL);
        assertThat(board.groups())
                .extracting(RackBoard.Group::name)
                .containsExactly("r2", "r10", "");
        assertThat(board.groups().getFirst().rows())
                .extracting(RackBoard.Row::name)
                .containsExactly("web-9", "web-10", "52:54:00:00:00:03");
        assertThat(board.racks())
                .extracting(rack -> rack.link().text(), RackBoard.Rack::words)
                .contains(tuple("r2", "2 ready, 1 failed"), tuple("no rack", "1 ready"));
    }

    @Test
    void theBarOfARackIsFull() {
        List<Line> lines =
                List.of(
                        line(1, "a", MachineState.PROVEN),
                        line(2, "a", MachineState.PROVEN),
                        line(3, "a", MachineState.PROVEN),
                        line(4, "a", MachineState.FAILED),
                        line(5, "b", MachineState.READY));
        assertThat(board(lines, BoardFilter.ALL).racks().getFirst().cells())
                .containsExactly(
                        new RackBoard.Cell("well", "0.000%", "75.000%"),
                        new RackBoard.Cell("bad", "75.000%", "25.000%"));
    }

    @Test
    void everyWordOfTheFilterMustStandSomewhere() {
        List<Line> lines =
                List.of(
                        line(1, "r1", MachineState.READY),
                        line(2, "r1", MachineState.FAILED),
                        line(3, "r2", MachineState.FAILED));
        RackBoard board = board(lines, new BoardFilter("R1 :02", "", "", 1));
        assertThat(macs(board)).containsExactly("52:54:00:00:00:02");
        assertThat(board.total()).isEqualTo(1);
    }

    /// The numbers beside the states are what one gets by choosing them.
    @Test
    void statesCountWhatTheOtherFiltersLeave() {
        List<Line> lines =
                List.of(
                        line(1, "r1", MachineState.READY),
                        line(2, "r1", MachineState.FAILED),
                        line(3, "r2", MachineState.FAILED));
        RackBoard board = board(lines, new BoardFilter("", "failed", "r1", 1));
        assertThat(board.states())
                .extracting(count -> count.mark().word(), RackBoard.Count::number)
                .containsExactly(tuple("all", 2), tuple("ready", 1), tuple("failed", 1));
        assertThat(board.states().getFirst().link().address()).isEqualTo("/?rack=r1");
        assertThat(macs(board)).containsExactly("52:54:00:00:00:02");
    }

    @Test
    void manyMachinesHavePages() {
        List<Line> lines =
                IntStream.rangeClosed(1, 450)
                        .mapToObj(number -> line(number, "", MachineState.READY))
                        .toList();
        RackBoard board = board(lines, new BoardFilter("", "", "", 3));
        assertThat(macs(board)).hasSize(50).first().isEqualTo("52:54:00:00:01:91");
        assertThat(board.pages())
                .extracting(RackBoard.Link::address)
                .containsExactly("/", "/?page=2", "/?page=3");
        assertThat(board.pages().getLast().current()).isTrue();
    }

    @Test
    void aRowSaysHowFarItIs() {
        Work work =
                new Work(
                        Optional.of(new Progress(9, "unpack", "/", 300L << 20, 500L << 20)),
                        Optional.of(NOW.minusSeconds(10)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("web-1"),
                        Optional.empty());
        RackBoard.Row row = row(MachineState.INSTALLING, InstallState.RUNNING, work);
        assertThat(row.name()).isEqualTo("web-1");
        assertThat(row.work())
                .isEqualTo(new WorkView("unpack /", 60, "300 MiB of 500 MiB", "30 MiB/s", ""));
    }

    @Test
    void aRowSaysWhatIsWrong() {
        Work work =
                new Work(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Problem.at("mkfs", "ended with 1", "look at the disk")),
                        Optional.empty(),
                        Optional.empty());
        RackBoard.Row row = row(MachineState.FAILED, InstallState.FAILED, work);
        assertThat(row.work().problem()).isEqualTo("ended with 1");
        assertThat(row.mark()).isEqualTo(new Mark("failed", "bad"));
    }

    /// An address is made of what people typed.
    @Test
    void addressesAreEncoded() {
        assertThat(new BoardFilter("a&b=c \"d\"", "nonsense", "r 1", 2).address())
                .isEqualTo("/?q=a%26b%3Dc+%22d%22&rack=r+1&page=2");
    }

    private static RackBoard.Row row(MachineState state, InstallState install, Work work) {
        Line bare = line(1, "", state);
        Line line =
                new Line(
                        bare.mac(),
                        bare.hostname(),
                        bare.serial(),
                        bare.profile(),
                        bare.address(),
                        bare.lastSeen(),
                        bare.location(),
                        bare.rack(),
                        false,
                        state,
                        Optional.of(new Newest(INSTALL, install, 1)));
        return RackBoard.of(
                        List.of(line),
                        BoardFilter.ALL,
                        List.of(line),
                        Map.of(INSTALL, work),
                        _ -> Optional.empty(),
                        NOW)
                .groups()
                .getFirst()
                .rows()
                .getFirst();
    }

    private static RackBoard board(List<Line> lines, BoardFilter filter) {
        return RackBoard.of(
                lines,
                filter,
                RackBoard.shown(lines, filter),
                Map.of(),
                _ -> Optional.empty(),
                NOW);
    }

    private static List<String> macs(RackBoard board) {
        List<String> macs = new ArrayList<>();
        board.groups().forEach(group -> group.rows().forEach(row -> macs.add(row.mac())));
        return macs;
    }

    private static Line line(int number, String rack, MachineState state) {
        return line(number, rack, Optional.empty(), state);
    }

    private static Line named(int number, String rack, String name) {
        return line(number, rack, Optional.of(name), MachineState.READY);
    }

    private static Line line(int number, String rack, Optional<String> name, MachineState state) {
        return new Line(
                new MacAddress(0x525400000000L + number),
                name,
                Optional.empty(),
                Optional.of("web"),
                Optional.empty(),
                Optional.of(NOW.minusSeconds(5)),
                Location.UNKNOWN,
                Optional.of(rack).filter(it -> !it.isEmpty()),
                false,
                state,
                Optional.empty());
    }
}
