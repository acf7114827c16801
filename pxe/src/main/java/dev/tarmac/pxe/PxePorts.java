package dev.tarmac.pxe;

/// UDP ports; anything but [#STANDARD] is for tests, where 0 means "any free one".
public record PxePorts(int dhcpServer, int dhcpClient, int tftp) {
    public static final PxePorts STANDARD = new PxePorts(67, 68, 69);

    public PxePorts {
        for (int port : new int[] {dhcpServer, dhcpClient, tftp})
            if (port < 0 || port > 0xFFFF)
                throw new IllegalArgumentException("no UDP port: " + port);
    }
}
