package dev.tarmac.http;

import dev.tarmac.firstboot.NoCloudSeed;
import dev.tarmac.install.Install;
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
/// the address that it has from us, and gets what is its own.
final class SeedRoute implements HttpHandler {
    static final String PATH = "/seed/{file}";

    private final Installs installs;
    private final Function<Ip4Address, Optional<MacAddress>> machineAt;

    /// @param machineAt who holds that address, as far as our own DHCP server gave it
    SeedRoute(Installs installs, Function<Ip4Address, Optional<MacAddress>> machineAt) {
        this.installs = installs;
        this.machineAt = machineAt;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws HttpProblem {
        MacAddress mac = asker(exchange);
        NoCloudSeed seed =
                installs.latest(mac)
                        .map(Install::attempt)
                        .flatMap(attempt -> attempt.prepared())
                        .map(Prepared::order)
                        .map(order -> order.seed())
                        .orElseThrow(
                                () ->
                                        new HttpProblem(
                                                404,
                                                exchange.getRequestPath(),
                                                mac + " has no install with a plan",
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
            Optional<MacAddress> mac = machineAt.apply(Ip4Address.of(client));
            if (mac.isPresent()) return mac.get();
        }
        throw new HttpProblem(
                404,
                exchange.getRequestPath(),
                "is for machines alone, and no machine got the address that you ask from",
                "take the address from this server's DHCP, or have the seed in the image");
    }
}
