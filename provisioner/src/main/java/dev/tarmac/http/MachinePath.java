package dev.tarmac.http;

import dev.tarmac.machine.Machine;
import dev.tarmac.machine.Machines;
import dev.tarmac.pxe.MacAddress;

import io.undertow.server.HttpServerExchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The machine of a path, by hardware address, host name or serial number.
final class MachinePath {
    private final Machines machines;

    MachinePath(Machines machines) {
        this.machines = machines;
    }

    Machine machine(HttpServerExchange exchange) throws HttpProblem {
        String name = Ask.path(exchange, "mac", text -> text);
        Optional<MacAddress> mac = address(name);
        if (mac.isPresent()) {
            Optional<Machine> machine = machines.find(mac.get());
            if (machine.isEmpty()) throw MachineRoutes.unknown(mac.get());
            return machine.get();
        }
        return only(name, machines.named(name));
    }

    /// Of a machine that need not be known when it is called by its address.
    MacAddress mac(HttpServerExchange exchange) throws HttpProblem {
        return macOf(Ask.path(exchange, "mac", text -> text));
    }

    /// The same for a name that stands elsewhere.
    MacAddress macOf(String name) throws HttpProblem {
        Optional<MacAddress> mac = address(name);
        return mac.isPresent() ? mac.get() : only(name, machines.named(name)).mac();
    }

    private static Optional<MacAddress> address(String text) {
        try {
            return Optional.of(MacAddress.parse(text));
        } catch (IllegalArgumentException isName) {
            return Optional.empty();
        }
    }

    private static Machine only(String name, List<Machine> found) throws HttpProblem {
        if (found.isEmpty())
            throw new HttpProblem(
                    404,
                    "machine " + name,
                    "no machine has this address, host name or serial number",
                    "see which there are: tarmac machine list");
        if (found.size() > 1)
            throw new HttpProblem(
                    409,
                    "machine " + name,
                    found.size() + " machines are called so",
                    "say which by its address: "
                            + found.stream()
                                    .map(machine -> machine.mac().toString())
                                    .collect(Collectors.joining(", ")));
        return found.getFirst();
    }
}
