package dev.tarmac.pxe;

/// Receives every [PxeEvent], on the network's own threads: hand it over and return. What it throws
/// is logged and changes nothing.
@FunctionalInterface
public interface PxeEvents {
    void on(PxeEvent event);
}
