package dev.tarmac.boot;

import dev.tarmac.pxe.MacAddress;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/// The text that our iPXE runs. `netX` is iPXE's name for the device it booted through, so the
/// agent gets the very address that firmware and loader had.
final class IpxeScript implements BootScript {
    private final Function<MacAddress, URI> server;
    private final String kernelArguments;

    IpxeScript(Function<MacAddress, URI> server, String kernelArguments) {
        this.server = server;
        this.kernelArguments = kernelArguments;
    }

    /// The initramfs and the ticket are two archives that the kernel unpacks one after the other;
    /// UEFI kernels find them by name on the command line.
    @Override
    public String agent(MacAddress mac, AgentFiles files, String why) {
        return """
        #!ipxe
        # %2$s %4$s
        iseq ${buildarch} arm64 && goto other ||
        iseq ${platform}-${buildarch} efi-i386 && goto other ||
        isset ${netX/51:uint32} && set lease ${netX/51:uint32} || set lease 3600
        imgfree
        kernel --name vmlinuz %1$s%5$s initrd=initramfs.img initrd=ticket.cpio \
        tarmac.server=%1$s tarmac.mac=%2$s tarmac.address=${netX/ip} tarmac.netmask=${netX/netmask} \
        tarmac.gateway=${netX/gateway} tarmac.dns=${netX/dns} tarmac.dhcp=${netX/dhcp-server} \
        tarmac.lease=${lease} %3$s || goto again
        initrd --name initramfs.img %1$s%6$s || goto again
        initrd --name ticket.cpio %1$s/boot/%2$s/ticket.cpio || goto again
        boot || goto again
        :again
        echo Tarmac: cannot boot the agent; trying again in 5 seconds
        sleep 5
        chain --replace --autofree %1$s/boot/%2$s/ipxe || goto again
        :other
        echo Tarmac: the agent is for x86_64, and this firmware starts ${buildarch} programs
        sleep 30
        exit 1
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
        #!ipxe
        # %2$s
        :again
        echo Tarmac: the server has no agent; see its log. Trying again in 5 seconds
        sleep 5
        chain --replace --autofree %1$s/boot/%2$s/ipxe || goto again
        """
                .formatted(server.apply(mac), mac);
    }

    /// BIOS starts the first disk itself; UEFI goes on to its next boot entry when a loader ends
    /// with an error, and shows a menu when it ends without one.
    @Override
    public String disk(MacAddress mac, String why, Optional<String> esp) {
        return """
        #!ipxe
        # %1$s %2$s
        echo Tarmac: this machine is installed, it boots its disk
        iseq ${platform} efi && exit 1 ||
        sanboot --no-describe --drive 0x80 ||
        echo Tarmac: the first disk does not boot
        exit 1
        """
                .formatted(mac, why);
    }
}
