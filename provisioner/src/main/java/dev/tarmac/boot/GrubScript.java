package dev.tarmac.boot;

import dev.tarmac.pxe.MacAddress;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/// The text that a signed GRUB runs which firmware started over the network. Its `root` is the TFTP
/// server that it came from, and it keeps the address that the firmware had; what the ACK said it
/// tells as hexadecimal digits (`net_get_dhcp_option`), and nothing where the ACK said nothing.
final class GrubScript implements BootScript {
    /// What every GRUB reads first: the way to the machine's own text, again and again.
    static final String FIRST =
            """
            while true; do
              source /boot/$net_default_mac/grub.cfg
              echo Tarmac: cannot go on; trying again in 5 seconds
              sleep 5
            done
            """;

    private final Function<MacAddress, URI> server;
    private final String kernelArguments;

    GrubScript(Function<MacAddress, URI> server, String kernelArguments) {
        this.server = server;
        this.kernelArguments = kernelArguments;
    }

    @Override
    public String agent(MacAddress mac, AgentFiles files, String why) {
        return """
        # %2$s %4$s
        net_get_dhcp_option netmask $net_default_interface 1 hex
        net_get_dhcp_option gateway $net_default_interface 3 hex
        net_get_dhcp_option dns $net_default_interface 6 hex
        net_get_dhcp_option lease $net_default_interface 51 hex
        net_get_dhcp_option dhcp $net_default_interface 54 hex
        echo Tarmac: loading the agent
        if linux %5$s tarmac.server=%1$s tarmac.mac=%2$s tarmac.address=$net_default_ip \
        tarmac.netmask=0x$netmask tarmac.gateway=0x$gateway tarmac.dns=0x$dns tarmac.dhcp=0x$dhcp \
        tarmac.lease=0x$lease %3$s; then
          if initrd %6$s /boot/%2$s/ticket.cpio; then
            boot
          fi
        fi
        """
                .formatted(
                        server.apply(mac),
                        mac,
                        kernelArguments,
                        why,
                        files.kernel(),
                        files.initramfs());
    }

    @Override
    public String later(MacAddress mac) {
        return """
        # %s
        echo Tarmac: the server has no agent; see its log
        """
                .formatted(mac);
    }

    /// The fallback loader is there on every disk that an agent of ours installed. GRUB's `exit`
    /// reports success to the firmware, which then shows its menu instead of the next boot entry.
    /// The loader finds its own files on what GRUB tells it is its device, which is `root`.
    @Override
    public String disk(MacAddress mac, String why, Optional<String> esp) {
        String search =
                esp.map(serial -> "--fs-uuid --set=root " + serial)
                        .orElse("--file --set=root /EFI/BOOT/BOOTX64.EFI");
        return """
        # %s %s
        echo Tarmac: this machine is installed, it boots its disk
        if search --no-floppy %s; then
          if chainloader /EFI/BOOT/BOOTX64.EFI; then
            boot
          fi
        fi
        echo Tarmac: its disk does not boot
        sleep 10
        exit
        """
                .formatted(mac, why, search);
    }
}
