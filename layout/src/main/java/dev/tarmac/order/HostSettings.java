package dev.tarmac.order;

import dev.tarmac.firstboot.FixedAddress;
import dev.tarmac.firstboot.Setup;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.util.List;
import java.util.Optional;

/// What makes the installed system this host.
///
/// @param bootMac hardware address of the NIC that is set up in the installed system
/// @param sshKeys lines of authorized_keys for root
/// @param kernelArguments appended to the kernel's command line in grub.cfg (`console=ttyS0`)
/// @param bootOrder where the NVRAM entry goes (UEFI)
/// @param address what the NIC has instead of DHCP
/// @param setup accounts, files, scripts, and what cloud-init is told
public record HostSettings(
        String hostname,
        String bootMac,
        List<String> sshKeys,
        List<String> kernelArguments,
        BootOrder bootOrder,
        Optional<FixedAddress> address,
        Setup setup) {
    public HostSettings {
        sshKeys = List.copyOf(sshKeys);
        kernelArguments = List.copyOf(kernelArguments);
    }

    /// A host with nothing else.
    public HostSettings(
            String hostname,
            String bootMac,
            List<String> sshKeys,
            List<String> kernelArguments,
            BootOrder bootOrder) {
        this(
                hostname,
                bootMac,
                sshKeys,
                kernelArguments,
                bootOrder,
                Optional.empty(),
                Setup.NOTHING);
    }

    /// A fixed address asks these name servers where nobody said which.
    public HostSettings askingAtLeast(List<String> nameServers) {
        return new HostSettings(
                hostname,
                bootMac,
                sshKeys,
                kernelArguments,
                bootOrder,
                address.map(fixed -> fixed.askingAtLeast(nameServers)),
                setup);
    }

    /// `network-first` keeps the network in front, our entry second, BootNext = our entry;
    /// `disk-first` puts our entry in front.
    public enum BootOrder {
        NETWORK_FIRST("network-first"),
        DISK_FIRST("disk-first");

        private final String word;

        BootOrder(String word) {
            this.word = word;
        }

        /// As JSON and people write it.
        public String word() {
            return word;
        }

        /// The order that a member of the object names.
        public static BootOrder of(JsonObject json, String member) throws MalformedJson {
            String word = json.text(member);
            for (BootOrder order : values()) if (order.word.equals(word)) return order;
            throw json.wrong(member, "network-first or disk-first", word);
        }
    }
}
