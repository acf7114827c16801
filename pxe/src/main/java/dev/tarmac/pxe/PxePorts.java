package dev.tarmac.pxe;

/// UDP ports; anything but [#STANDARD] is for tests, where 0 means "any free one".
///
/// @param bootServer where firmware asks again beside another DHCP server (PXE 2.1 section 2.2.5)
public record PxePorts(int dhcpServer, int dhcpClient, int bootServer, int tftp) {
    public static final PxePorts STANDARD = new PxePorts(67, 68, 4011, 69);

    public PxePorts {
        for (int port : new int[] {dhcpServer, dhcpClient, bootServer, tftp})
            if (port < 0 || port > 0xFFFF)
                throw new IllegalArgumentException("no UDP port: " + port);
    }
}
