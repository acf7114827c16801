package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.Ip4Address;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Asks this machine for its IPv4 addresses.
final class OwnAddresses {
    private OwnAddresses() {}

    static List<Links.Own> read() throws IOException {
        List<Links.Own> own = new ArrayList<>();
        for (NetworkInterface device : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            collect(device.getName(), device, own);
            // Addresses with a label (eth0:1) are interfaces of their own to Java alone.
            for (NetworkInterface label : Collections.list(device.getSubInterfaces()))
                collect(device.getName(), label, own);
        }
        return own;
    }

    private static void collect(String name, NetworkInterface device, List<Links.Own> own)
            throws IOException {
        for (InterfaceAddress address : device.getInterfaceAddresses())
            if (address.getAddress() instanceof Inet4Address inet)
                own.add(new Links.Own(name, device.isLoopback(), Ip4Address.of(inet)));
    }
}
