package dev.tarmac.pxe.capture;

/// Is given a copy of every datagram, on the network's own threads: it never blocks and never
/// throws.
@FunctionalInterface
public interface Tap {
    void saw(Datagram datagram);
}
