package dev.tarmac.pxe.capture;

import dev.tarmac.pxe.Ip4Address;

/// One end of a conversation.
record Endpoint(Ip4Address address, int port) {
    static Endpoint from(Datagram datagram) {
        return new Endpoint(datagram.from(), datagram.fromPort());
    }

    static Endpoint to(Datagram datagram) {
        return new Endpoint(datagram.to(), datagram.toPort());
    }

    @Override
    public String toString() {
        return address + ":" + port;
    }
}
