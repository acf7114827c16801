package dev.tarmac.http;

import dev.tarmac.install.Install;
import dev.tarmac.install.MachineState;
import dev.tarmac.machine.Machine;
import dev.tarmac.pxe.MacAddress;

import io.undertow.server.HttpServerExchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Which machines somebody wants to see: `?state=failed&profile=web&label=rack=r12`.
///
/// @param labels all of them
record MachineFilter(
        Optional<MachineState> state,
        Optional<String> profile,
        List<Map.Entry<String, String>> labels) {
    MachineFilter {
        labels = List.copyOf(labels);
    }

    static MachineFilter of(HttpServerExchange exchange) throws HttpProblem {
        return new MachineFilter(
                Ask.query(exchange, "state", MachineFilter::state),
                Ask.query(exchange, "profile", text -> text),
                labels(exchange));
    }

    private static MachineState state(String text) {
        for (MachineState state : MachineState.values())
            if (state.toString().equals(text)) return state;
        throw new IllegalArgumentException(
                "'"
                        + text
                        + "' is no state of a machine; write one of "
                        + Arrays.toString(MachineState.values()));
    }

    private static List<Map.Entry<String, String>> labels(HttpServerExchange exchange)
            throws HttpProblem {
        Deque<String> words = exchange.getQueryParameters().get("label");
        List<Map.Entry<String, String>> labels = new ArrayList<>();
        if (words == null) return labels;
        for (String word : words) {
            int end = word.indexOf('=');
            if (end < 1)
                throw new HttpProblem(
                        400,
                        exchange.getRequestPath(),
                        "'" + word + "' is no label with its value",
                        "write label=rack=r12");
            labels.add(Map.entry(word.substring(0, end), word.substring(end + 1)));
        }
        return labels;
    }

    /// @param newest the newest install of a machine; asked only where it counts
    boolean matches(Machine machine, Function<MacAddress, Optional<Install>> newest) {
        return (profile.isEmpty() || machine.profile().equals(profile))
                && labels.stream()
                        .allMatch(
                                label ->
                                        label.getValue()
                                                .equals(machine.labels().get(label.getKey())))
                && (state.isEmpty()
                        || MachineState.of(machine, newest.apply(machine.mac())) == state.get());
    }
}
