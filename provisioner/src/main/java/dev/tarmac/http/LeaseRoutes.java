package dev.tarmac.http;

import dev.tarmac.json.JsonObject;
import dev.tarmac.pxe.dhcp.lease.Lease;

import io.undertow.server.HttpServerExchange;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// `/api/v1/leases`: addresses that our DHCP server has given or set aside; none when it is off.
final class LeaseRoutes {
    private final Supplier<List<Lease>> leases;

    LeaseRoutes(Supplier<List<Lease>> leases) {
        this.leases = leases;
    }

    void list(HttpServerExchange exchange) {
        Reply.json(
                exchange,
                200,
                JsonObject.members(
                        "leases", leases.get().stream().map(LeaseRoutes::json).toList()));
    }

    private static Map<String, Object> json(Lease lease) {
        return JsonObject.members(
                "mac", lease.mac().toString(),
                "address", lease.address().toString(),
                "until", lease.until().toString());
    }
}
