package dev.tarmac.pxe;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// "I am this machine, I speak like this: what do I boot?" Made from one DHCP packet.
///
/// @param uuid of the machine's SMBIOS (option 97), where the firmware sends one
/// @param vendorClass option 60 as sent, for example `PXEClient:Arch:00007:UNDI:003016`
public record BootAsk(
        MacAddress mac,
        Arch arch,
        Loader loader,
        Optional<UUID> uuid,
        Optional<String> vendorClass) {
    public BootAsk {
        Objects.requireNonNull(mac, "mac");
        Objects.requireNonNull(arch, "arch");
        Objects.requireNonNull(loader, "loader");
        Objects.requireNonNull(uuid, "uuid");
        Objects.requireNonNull(vendorClass, "vendorClass");
    }

    /// UEFI HTTP Boot: this client wants a URL and speaks no TFTP.
    public boolean isHttpBoot() {
        return vendorClass.filter(text -> text.startsWith("HTTPClient")).isPresent();
    }
}
