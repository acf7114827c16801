package dev.tarmac.pxe;

import java.util.Objects;

/// "What lies in `to` is reached through `via`": one classless static route (RFC 3442).
///
/// @param to any prefix, `0.0.0.0/0` for the default route
public record Route(Subnet to, Ip4Address via) {
    public Route {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(via, "via");
    }
}
