package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.Identity;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Printable;
import dev.tarmac.pxe.dhcp.DhcpOption.ClientArch;
import dev.tarmac.pxe.dhcp.DhcpOption.ClientId;
import dev.tarmac.pxe.dhcp.DhcpOption.IpxeOptions;
import dev.tarmac.pxe.dhcp.DhcpOption.MachineId;
import dev.tarmac.pxe.dhcp.DhcpOption.RequestedAddress;
import dev.tarmac.pxe.dhcp.DhcpOption.ServerId;
import dev.tarmac.pxe.dhcp.DhcpOption.UserClass;
import dev.tarmac.pxe.dhcp.DhcpOption.VendorClass;
import dev.tarmac.pxe.dhcp.lease.Claimant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
        return isIpxe() || isOfClass(PXE) || isOfClass(HTTP) || bootsByOwnName();
    }

    /// See [FirmwareQuirks].
    boolean bootsByOwnName() {
        return FirmwareQuirks.of(vendorClass()).bootsByOwnName()
                && request.options().has(ClientArch.class);
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

    /// The identities that select a reservation, the NIC first.
    ///
    /// @param serials what is known of a NIC's machine beside what it says
    Claimant claimant(RelayInfo relay, Function<MacAddress, Optional<String>> serials) {
        List<Identity> identities = new ArrayList<>();
        identities.add(new Identity.Nic(mac()));
        request.options()
                .find(ClientId.class)
                .flatMap(option -> Identity.ClientIdentifier.of(option.value().bytes()))
                .ifPresent(identities::add);
        request.options()
                .find(MachineId.class)
                .flatMap(MachineId::uuid)
                .map(Identity.Board::new)
                .ifPresent(identities::add);
        serials.apply(mac())
                .filter(serial -> !serial.isBlank())
                .map(Identity.Serial::new)
                .ifPresent(identities::add);
        // The port is the last: it stays when the machine is exchanged.
        relay.location().circuit().map(Identity.Circuit::new).ifPresent(identities::add);
        return new Claimant(mac(), identities);
    }
}
