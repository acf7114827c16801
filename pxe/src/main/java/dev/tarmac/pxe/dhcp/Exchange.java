package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.Arch;
import dev.tarmac.pxe.BootAsk;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.dhcp.DhcpOption.ClientArch;
import dev.tarmac.pxe.dhcp.DhcpOption.MachineId;

/// One packet with all that decides how it is answered.
///
/// @param server our address as the client reaches it: boot files are there
/// @param serverId as whom we answer: `server`, or what the relay wants to stand there (RFC 5107)
record Exchange(
        Client client,
        RelayInfo relay,
        Network network,
        Ip4Address server,
        Ip4Address serverId,
        boolean atBootPort) {
    Packet request() {
        return client.request();
    }

    BootAsk ask(Loader loader) {
        // A client that names no architecture is older than option 93: a BIOS.
        Arch arch =
                request()
                        .options()
                        .find(ClientArch.class)
                        .map(option -> option.types().getFirst())
                        .orElse(Arch.BIOS);
        return new BootAsk(
                client.mac(),
                arch,
                loader,
                request().options().find(MachineId.class).flatMap(MachineId::uuid),
                client.vendorClass(),
                server,
                relay.location());
    }
}
