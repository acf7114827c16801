package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.Arch;
import dev.tarmac.pxe.BootAsk;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Printable;
import dev.tarmac.pxe.dhcp.DhcpOption.ClientArch;
import dev.tarmac.pxe.dhcp.DhcpOption.IpxeOptions;
import dev.tarmac.pxe.dhcp.DhcpOption.MachineId;
import dev.tarmac.pxe.dhcp.DhcpOption.RequestedAddress;
import dev.tarmac.pxe.dhcp.DhcpOption.ServerId;
import dev.tarmac.pxe.dhcp.DhcpOption.UserClass;
import dev.tarmac.pxe.dhcp.DhcpOption.VendorClass;

import java.util.Optional;

/// What a request says about the one who sent it.
record Client(Packet request) {
    static final String PXE = "PXEClient";
    static final String HTTP = "HTTPClient";

    MacAddress mac() {
        return request.mac();
    }

    boolean isIpxe() {
        return request.options().has(IpxeOptions.class)
                || request.options()
                        .find(UserClass.class)
                        .filter(userClass -> userClass.names("iPXE"))
                        .isPresent();
    }

    /// Whether it wants to boot; an installed system only wants its address.
    boolean wantsBoot() {
        return isIpxe() || isOfClass(PXE) || isOfClass(HTTP);
    }

    boolean isOfClass(String start) {
        return vendorClass().filter(text -> text.startsWith(start)).isPresent();
    }

    Optional<String> vendorClass() {
        return request.options().find(VendorClass.class).map(VendorClass::text).map(Printable::of);
    }

    Optional<Ip4Address> wishedAddress() {
        return request.options()
                .find(RequestedAddress.class)
                .map(RequestedAddress::address)
                .filter(address -> !address.isNone());
    }

    Optional<Ip4Address> chosenServer() {
        return request.options().find(ServerId.class).map(ServerId::address);
    }

    BootAsk ask(Loader loader) {
        // A client that names no architecture is older than option 93: a BIOS.
        Arch arch =
                request.options()
                        .find(ClientArch.class)
                        .map(option -> option.types().getFirst())
                        .orElse(Arch.BIOS);
        return new BootAsk(
                mac(),
                arch,
                loader,
                request.options().find(MachineId.class).flatMap(MachineId::uuid),
                vendorClass());
    }
}
