package dev.tarmac.http;

import dev.tarmac.doctor.Doctor;
import dev.tarmac.doctor.Fetch;
import dev.tarmac.doctor.Sighting.FetchEnded;
import dev.tarmac.doctor.Sighting.FetchStarted;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;

import java.net.Inet4Address;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// Tells the doctor which machine fetches what of its boot.
final class FetchWatch implements HttpHandler {
    /// What may stand in a path before it is cut short.
    private static final int LONGEST_PATH = 200;

    private final Doctor doctor;
    private final Function<Ip4Address, Optional<MacAddress>> machineAt;
    private final InstantSource clock;
    private final HttpHandler next;

    FetchWatch(
            Doctor doctor,
            Function<Ip4Address, Optional<MacAddress>> machineAt,
            InstantSource clock,
            HttpHandler next) {
        this.doctor = doctor;
        this.machineAt = machineAt;
        this.clock = clock;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRelativePath();
        Optional<Fetch> what = Fetch.of(path);
        if (what.isPresent() && exchange.getRequestMethod().equals(Methods.GET)) {
            Optional<MacAddress> mac = machine(exchange, path);
            if (mac.isPresent()) watch(exchange, mac.get(), what.get(), shown(path));
        }
        next.handleRequest(exchange);
    }

    private void watch(HttpServerExchange exchange, MacAddress mac, Fetch what, String path) {
        doctor.saw(mac, new FetchStarted(clock.instant(), what, path));
        exchange.addExchangeCompleteListener(
                (over, then) -> {
                    doctor.saw(
                            mac,
                            new FetchEnded(
                                    clock.instant(),
                                    what,
                                    path,
                                    over.getStatusCode(),
                                    over.getResponseBytesSent(),
                                    over.getResponseContentLength()));
                    then.proceed();
                });
    }

    /// Who has an address from us is known by it, and others by what they ask for.
    private Optional<MacAddress> machine(HttpServerExchange exchange, String path) {
        Optional<MacAddress> named = named(path);
        if (!(exchange.getSourceAddress().getAddress() instanceof Inet4Address client))
            return named;
        Ip4Address address = Ip4Address.of(client);
        return machineAt.apply(address).or(() -> named).or(() -> doctor.at(address));
    }

    private static Optional<MacAddress> named(String path) {
        String[] parts = path.split("/", 4);
        try {
            return parts.length == 4 ? Optional.of(MacAddress.parse(parts[2])) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static String shown(String path) {
        return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "...";
    }
}
