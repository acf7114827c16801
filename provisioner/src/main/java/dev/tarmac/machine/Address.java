package dev.tarmac.machine;

import dev.tarmac.pxe.MacAddress;

import java.time.Instant;

/// An address that a machine holds until then.
public record Address(MacAddress mac, String address, Instant until) {}
