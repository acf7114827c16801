package dev.tarmac.pxe;

/// The one function a caller gives: who boots what. Asked once per DHCP exchange (the ACK repeats
/// what the OFFER said), on the DHCP thread: answer within milliseconds.
@FunctionalInterface
public interface BootPolicy {
    BootAnswer answer(BootAsk ask);
}
