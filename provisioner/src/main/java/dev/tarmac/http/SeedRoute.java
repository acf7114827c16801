package dev.tarmac.http;

import dev.tarmac.firstboot.NoCloudSeed;
import dev.tarmac.install.Install;
import dev.tarmac.install.InstallState;
import dev.tarmac.install.Installs;
import dev.tarmac.install.Prepared;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

import java.net.Inet4Address;
import java.util.Optional;
import java.util.function.Function;

/// What cloud-init fetches where it is told to ask this server
/// (`ds=nocloud;s=http://SERVER/seed/`): the files that the agent writes into images that have
/// cloud-init, for those that start without them. cloud-init shows no token: who asks is known by
/// its lease, and gets what is its own. Once its system has proven itself nothing is given any
/// more: every program on it could ask, and the seed on its disk is for root alone.
final class SeedRoute implements HttpHandler {
    static final String PATH = "/seed/{file}";

    private final Installs installs;
    private final Function<Ip4Address, Optional<MacAddress>> leasedTo;

    /// @param leasedTo who has a lease of ours for that address
    SeedRoute(Installs installs, Function<Ip4Address, Optional<MacAddress>> leasedTo) {
        this.installs = installs;
        this.leasedTo = leasedTo;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws HttpProblem {
        MacAddress mac = asker(exchange);
        NoCloudSeed seed =
                installs.latest(mac)
                        .filter(install -> install.state() != InstallState.PROVEN)
                        .map(Install::attempt)
                        .flatMap(attempt -> attempt.prepared())
                        .map(Prepared::order)
                        .map(order -> order.seed())
                        .orElseThrow(
                                () ->
                                        new HttpProblem(
                                                404,
                                                exchange.getRequestPath(),
                                                mac
                                                        + " has no install with a plan that is not proven yet",
                                                "install it: tarmac machine install " + mac));
        String name = Ask.path(exchange, "file", text -> text);
        String text = seed.files().get(name);
        if (text == null)
            throw new HttpProblem(
                    404,
                    exchange.getRequestPath(),
                    "is no file of a seed",
                    "ask for one of " + String.join(", ", seed.files().keySet()));
        Reply.text(exchange, 200, "text/plain", text);
    }

    private MacAddress asker(HttpServerExchange exchange) throws HttpProblem {
        if (exchange.getSourceAddress().getAddress() instanceof Inet4Address client) {
            Optional<MacAddress> mac = leasedTo.apply(Ip4Address.of(client));
            if (mac.isPresent()) return mac.get();
        }
        throw new HttpProblem(
                404,
                exchange.getRequestPath(),
                "is for machines alone, and no machine got the address that you ask from",
                "take the address from this server's DHCP, or have the seed in the image");
    }
}
