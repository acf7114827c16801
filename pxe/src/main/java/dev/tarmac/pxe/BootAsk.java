package dev.tarmac.pxe;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// "I am this machine, I speak like this: what do I boot?" Made from one DHCP packet.
///
/// @param uuid of the machine's SMBIOS (option 97), where the firmware sends one
/// @param server our address as this machine reaches it: what a URL for it names
/// @param location where it is plugged in, if a relay says so
/// @param vendorClass option 60 as sent, for example `PXEClient:Arch:00007:UNDI:003016`
public record BootAsk(
        MacAddress mac,
        Arch arch,
        Loader loader,
        Optional<UUID> uuid,
        Optional<String> vendorClass,
        Ip4Address server,
        Location location) {
    public BootAsk {
        Objects.requireNonNull(mac, "mac");
        Objects.requireNonNull(arch, "arch");
        Objects.requireNonNull(loader, "loader");
        Objects.requireNonNull(uuid, "uuid");
        Objects.requireNonNull(vendorClass, "vendorClass");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(location, "location");
    }

    /// UEFI HTTP Boot: this client wants a URL and speaks no TFTP.
    public boolean isHttpBoot() {
        return vendorClass.filter(text -> text.startsWith("HTTPClient")).isPresent();
    }
}
