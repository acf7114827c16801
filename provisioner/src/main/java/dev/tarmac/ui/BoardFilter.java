package dev.tarmac.ui;

import dev.tarmac.install.MachineState;
import dev.tarmac.install.Roster.Line;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which machines somebody wants to see, as the address of the page says it.
///
/// @param text every word of it stands somewhere in what a machine is called
/// @param state one of them, or empty
/// @param rack one of them, or empty
/// @param page from 1
public record BoardFilter(String text, String state, String rack, int page) {
    public static final BoardFilter ALL = new BoardFilter("", "", "", 1);

    private static final int LONGEST = 100;

    public BoardFilter {
        text = cut(text.strip());
        state = known(state);
        rack = cut(rack);
        page = Math.clamp(page, 1, 100_000);
    }

    private static String cut(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    }

    /// What is no state filters nothing.
    private static String known(String state) {
        String wanted = state.toLowerCase(Locale.ROOT);
        return Arrays.stream(MachineState.values())
                .map(MachineState::toString)
                .filter(wanted::equals)
                .findFirst()
                .orElse("");
    }

    /// Whether that machine is wanted, whatever state it is in.
    boolean names(Line line) {
        if (!rack.isEmpty() && !RackBoard.rack(line).equals(rack)) return false;
        if (text.isEmpty()) return true;
        String all = words(line);
        return Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
    }

    boolean matches(Line line) {
        return (state.isEmpty() || line.state().toString().equals(state)) && names(line);
    }

    private static String words(Line line) {
        return Stream.of(
                        Optional.of(line.mac().toString()),
                        line.hostname(),
                        line.serial(),
                        line.profile(),
                        line.address(),
                        line.rack(),
                        line.location().circuit(),
                        line.location().remote(),
                        line.newest().map(newest -> newest.id().text()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }

    public boolean isEmpty() {
        return text.isEmpty() && state.isEmpty() && rack.isEmpty();
    }

    BoardFilter withState(String other) {
        return new BoardFilter(text, other, rack, 1);
    }

    BoardFilter withRack(String other) {
        return new BoardFilter(text, state, other, 1);
    }

    BoardFilter withPage(int other) {
        return new BoardFilter(text, state, rack, other);
    }

    /// The address of the board that shows it.
    String address() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("q", text);
        parts.put("state", state);
        parts.put("rack", rack);
        if (page > 1) parts.put("page", String.valueOf(page));
        List<String> pairs =
                parts.entrySet().stream()
                        .filter(part -> !part.getValue().isEmpty())
                        .map(
                                part ->
                                        part.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        part.getValue(), StandardCharsets.UTF_8))
                        .toList();
        return pairs.isEmpty() ? "/" : "/?" + String.join("&", pairs);
    }
}
