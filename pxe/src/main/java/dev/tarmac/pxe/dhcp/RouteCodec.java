package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.Route;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.dhcp.DhcpOption.ClasslessRoutes;
import dev.tarmac.pxe.dhcp.OptionCodec.Raw;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Option 121: the prefix length, as many bytes of the prefix as it fills, the router (RFC 3442).
final class RouteCodec {
    private static final int CODE = 121;

    private RouteCodec() {}

    static Raw encode(List<Route> routes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Route route : routes) {
            int bits = route.to().prefixBits();
            out.write(bits);
            for (int index = 0; index < filled(bits); index++)
                out.write(route.to().network().bits() >>> (24 - 8 * index));
            out.writeBytes(ByteBuffer.allocate(4).putInt(route.via().bits()).array());
        }
        return new Raw(CODE, Octets.of(out.toByteArray()));
    }

    static ClasslessRoutes decode(Raw raw) throws MalformedPacket {
        List<Route> routes = new ArrayList<>();
        ByteBuffer in = raw.value().buffer();
        while (in.hasRemaining()) {
            int bits = Byte.toUnsignedInt(in.get());
            if (bits > 32 || in.remaining() < filled(bits) + 4)
                throw new MalformedPacket(
                        "option 121 (classless routes) has a prefix of "
                                + bits
                                + " bits and "
                                + in.remaining()
                                + " bytes after it");
            int network = 0;
            for (int index = 0; index < filled(bits); index++)
                network |= Byte.toUnsignedInt(in.get()) << (24 - 8 * index);
            int inside = bits == 0 ? 0 : network & (-1 << (32 - bits));
            routes.add(
                    new Route(
                            new Subnet(new Ip4Address(inside), bits), new Ip4Address(in.getInt())));
        }
        return new ClasslessRoutes(routes);
    }

    private static int filled(int bits) {
        return (bits + 7) / 8;
    }
}
