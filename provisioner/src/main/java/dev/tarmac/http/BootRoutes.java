package dev.tarmac.http;

import dev.tarmac.access.StrangerAlarm;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.template.KickstartDesk;

import io.undertow.server.HttpServerExchange;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.Inet4Address;
import java.util.Optional;
import java.util.function.Function;

/// What iPXE and installers fetch for one machine.
final class BootRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(BootRoutes.class);

    private final Function<MacAddress, String> script;
    private final Function<MacAddress, byte[]> ticket;
    private final KickstartDesk kickstarts;
    private final StrangerAlarm strangers;

    /// @param strangers who asks for what is another's
    BootRoutes(
            Function<MacAddress, String> script,
            Function<MacAddress, byte[]> ticket,
            KickstartDesk kickstarts,
            StrangerAlarm strangers) {
        this.script = script;
        this.ticket = ticket;
        this.kickstarts = kickstarts;
        this.strangers = strangers;
    }

    void script(HttpServerExchange exchange) throws HttpProblem {
        Reply.text(exchange, 200, "text/plain", script.apply(machine(exchange)));
    }

    void ticket(HttpServerExchange exchange) throws HttpProblem {
        Reply.bytes(exchange, 200, "application/octet-stream", ticket.apply(machine(exchange)));
    }

    /// For Anaconda: a template of this server's folder, filled in.
    void kickstart(HttpServerExchange exchange) throws HttpProblem, Refused {
        MacAddress mac = machine(exchange);
        String template = Ask.path(exchange, "template", text -> text);
        String text = kickstarts.render(mac, template);
        LOG.info("{}: fetches its kickstart file by the template {}", mac, template);
        Reply.text(exchange, 200, "text/plain", text);
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

    private void refuseAnother(HttpServerExchange exchange, MacAddress mac) throws HttpProblem {
        if (!(exchange.getSourceAddress().getAddress() instanceof Inet4Address client)) return;
        Optional<MacAddress> stranger =
                strangers.stranger(Ip4Address.of(client), mac, exchange.getRequestPath());
        if (stranger.isEmpty()) return;
        throw new HttpProblem(
                403,
                exchange.getRequestPath(),
                "is for " + mac + " alone, and your address is that of " + stranger.get(),
                "boot through the NIC that you ask for");
    }
}
