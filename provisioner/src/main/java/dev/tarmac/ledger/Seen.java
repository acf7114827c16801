package dev.tarmac.ledger;

import dev.tarmac.pxe.MacAddress;

/// What the boot network saw of a machine.
public record Seen(MacAddress mac, Moment moment) {}
