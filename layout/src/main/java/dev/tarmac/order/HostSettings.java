package dev.tarmac.order;

import java.util.List;

/// What makes the installed system this host.
///
/// @param bootMac hardware address of the NIC that gets DHCP in the installed system
/// @param sshKeys lines of authorized_keys for root
/// @param kernelArguments appended to the kernel's command line in grub.cfg (`console=ttyS0`)
/// @param bootOrder where the NVRAM entry goes (UEFI)
public record HostSettings(
        String hostname,
        String bootMac,
        List<String> sshKeys,
        List<String> kernelArguments,
        BootOrder bootOrder) {
    public HostSettings {
        sshKeys = List.copyOf(sshKeys);
        kernelArguments = List.copyOf(kernelArguments);
    }

    /// `network-first` keeps the network in front, our entry second, BootNext = our entry;
    /// `disk-first` puts our entry in front.
    public enum BootOrder {
        NETWORK_FIRST,
        DISK_FIRST
    }
}
