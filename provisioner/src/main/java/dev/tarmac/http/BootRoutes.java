package dev.tarmac.http;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;

import io.undertow.server.HttpServerExchange;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.Inet4Address;
import java.util.Optional;
import java.util.function.Function;

/// What iPXE fetches for one machine.
final class BootRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(BootRoutes.class);

    private final Function<MacAddress, String> script;
    private final Function<MacAddress, byte[]> ticket;
    private final Function<Ip4Address, Optional<MacAddress>> machineAt;

    /// @param machineAt who holds that address, as far as our own DHCP server gave it
    BootRoutes(
            Function<MacAddress, String> script,
            Function<MacAddress, byte[]> ticket,
            Function<Ip4Address, Optional<MacAddress>> machineAt) {
        this.script = script;
        this.ticket = ticket;
        this.machineAt = machineAt;
    }

    void script(HttpServerExchange exchange) throws HttpProblem {
        Reply.text(exchange, 200, "text/plain", script.apply(machine(exchange)));
    }

    void ticket(HttpServerExchange exchange) throws HttpProblem {
        Reply.bytes(exchange, 200, "application/octet-stream", ticket.apply(machine(exchange)));
    }

    private MacAddress machine(HttpServerExchange exchange) throws HttpProblem {
        MacAddress mac = Ask.path(exchange, "mac", MacAddress::parse);
        if (!mac.isOneMachine())
            throw new HttpProblem(
                    400,
                    exchange.getRequestPath(),
                    mac + " belongs to no single machine",
                    "boot through a NIC with an address of its own");
        refuseAnother(exchange, mac);
        return mac;
    }

    /// Who has an address from us is known; a machine that got its address elsewhere is not.
    private void refuseAnother(HttpServerExchange exchange, MacAddress mac) throws HttpProblem {
        if (!(exchange.getSourceAddress().getAddress() instanceof Inet4Address client)) return;
        Optional<MacAddress> holder = machineAt.apply(Ip4Address.of(client));
        if (holder.isEmpty() || holder.get().equals(mac)) return;
        LOG.error("ALARM {}: {} asks for what {} boots", holder.get(), Ask.client(exchange), mac);
        throw new HttpProblem(
                403,
                exchange.getRequestPath(),
                "is for " + mac + " alone, and your address is that of " + holder.get(),
                "boot through the NIC that you ask for");
    }
}
