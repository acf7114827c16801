/// DHCP for machines that boot (RFC 2131, 2132, 3046, 3396, 4578). `PacketCodec` turns bytes into a
/// [Packet] and back, [DhcpService] turns a packet into a [DhcpOutcome], `BootStage` tells our iPXE
/// from a ROM's. No socket in sight; the address book is in `lease`.
package dev.tarmac.pxe.dhcp;
