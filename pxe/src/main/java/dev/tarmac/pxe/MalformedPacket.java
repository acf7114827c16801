package dev.tarmac.pxe;

/// Bytes that are no packet of the protocol; the message names the field, what it says and what it
/// may say. The only exception a decoder throws, whatever the bytes.
public final class MalformedPacket extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedPacket(String message) {
        super(Printable.of(message));
    }
}
