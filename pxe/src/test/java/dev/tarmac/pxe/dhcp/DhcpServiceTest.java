package dev.tarmac.pxe.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.Arch;
import dev.tarmac.pxe.BootAsk;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.Reservation;
import dev.tarmac.pxe.dhcp.DhcpOption.BootFileName;
import dev.tarmac.pxe.dhcp.DhcpOption.BootServerName;
import dev.tarmac.pxe.dhcp.DhcpOption.BroadcastAddress;
import dev.tarmac.pxe.dhcp.DhcpOption.HostName;
import dev.tarmac.pxe.dhcp.DhcpOption.IpxeOptions;
import dev.tarmac.pxe.dhcp.DhcpOption.Kind;
import dev.tarmac.pxe.dhcp.DhcpOption.LeaseTime;
import dev.tarmac.pxe.dhcp.DhcpOption.NameServers;
import dev.tarmac.pxe.dhcp.DhcpOption.RebindingTime;
import dev.tarmac.pxe.dhcp.DhcpOption.RenewalTime;
import dev.tarmac.pxe.dhcp.DhcpOption.Routers;
import dev.tarmac.pxe.dhcp.DhcpOption.ServerId;
import dev.tarmac.pxe.dhcp.DhcpOption.SubnetMask;
import dev.tarmac.pxe.dhcp.DhcpOption.VendorClass;
import dev.tarmac.pxe.dhcp.DhcpOption.VendorOptions;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Refused;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a machine hears on its way to a loader, packet by packet.
class DhcpServiceTest extends DhcpExchanges {
    @Test
    void offersEverythingThatFirmwareNeedsAtOnce() {
        Packet discover =
                from(MAC, MessageType.DISCOVER)
                        .with(new VendorClass(BIOS))
                        .with(new DhcpOption.ClientArch(List.of(Arch.BIOS)))
                        .with(machineId())
                        .packet();
        Packet offer = reply(discover);
        assertThat(offer.transaction()).isEqualTo(discover.transaction());
        assertThat(offer.isRequest()).isFalse();
        assertThat(offer.nextServer()).isEqualTo(SERVER);
        assertThat(offer.bootFile()).isEqualTo("undionly.kpxe");
        assertThat(offer.options().list())
                .containsExactly(
                        new Kind(MessageType.OFFER),
                        new ServerId(SERVER),
                        new LeaseTime(3600),
                        new RenewalTime(1800),
                        new RebindingTime(3150),
                        new SubnetMask(Ip4Address.parse("255.255.255.0")),
                        new Routers(List.of(Ip4Address.parse("192.168.76.254"))),
                        new NameServers(List.of(Ip4Address.parse("9.9.9.9"))),
                        new BroadcastAddress(Ip4Address.parse("192.168.76.255")),
                        new VendorClass("PXEClient"),
                        VendorOptions.BOOT_AT_ONCE,
                        new BootServerName("192.168.76.1"),
                        new BootFileName("undionly.kpxe"),
                        machineId());
        assertThat(asked)
                .containsExactly(
                        new BootAsk(
                                MAC,
                                Arch.BIOS,
                                Loader.FIRMWARE,
                                Optional.of(
                                        UUID.fromString("12345678-9abc-def0-1234-56789abcdef0")),
                                Optional.of(BIOS),
                                SERVER,
                                Location.UNKNOWN));
    }

    @Test
    void chainLoadsARomsIpxeIntoOursAndThenToTheUrl() {
        Packet rom = exchange("seabios-rom-ipxe", NOW);
        assertThat(rom.bootFile()).isEqualTo("undionly.kpxe");
        assertThat(rom.options().list()).contains(IpxeOptions.NO_PROXY_DHCP);
        assertThat(rom.options().has(VendorClass.class)).isFalse();
        stages.fetched(MAC, "undionly.kpxe", NOW.plusSeconds(1));

        Packet ours = exchange("undionly", NOW.plusSeconds(3));
        assertThat(ours.bootFile()).isEqualTo(URL.toString());
        assertThat(ours.yourAddress()).isEqualTo(rom.yourAddress());

        Packet afterReset = exchange("seabios-rom-ipxe", NOW.plusSeconds(5));
        assertThat(afterReset.bootFile()).isEqualTo("undionly.kpxe");
        assertThat(afterReset.yourAddress()).isEqualTo(rom.yourAddress());
    }

    @Test
    void sendsUefiFirmwareThroughItsOwnLoader() {
        Packet firmware = exchange("ovmf", NOW);
        assertThat(firmware.bootFile()).isEqualTo("snponly.efi");
        stages.fetched(firmware.mac(), "snponly.efi", NOW.plusSeconds(1));
        assertThat(exchange("snponly", NOW.plusSeconds(3)).bootFile()).isEqualTo(URL.toString());
        assertThat(exchange("ovmf", NOW.plusSeconds(9)).bootFile()).isEqualTo("snponly.efi");
    }

    @Test
    void theAcknowledgementSaysWhatTheOfferSaidWhateverHappensInBetween() {
        Packet discover = captured("seabios-rom-ipxe");
        Packet offer = reply(discover);
        stages.fetched(MAC, "undionly.kpxe", NOW);
        Packet request = requestFor(discover, offer);
        assertThat(reply(request).bootFile()).isEqualTo(offer.bootFile());
        assertThat(reply(request).bootFile()).isEqualTo(offer.bootFile());
        assertThat(asked).hasSize(1);
    }

    @Test
    void aRepeatedRequestOfOurIpxeHearsTheSameAgain() {
        exchange("seabios-rom-ipxe", NOW);
        stages.fetched(MAC, "undionly.kpxe", NOW);
        Packet discover = captured("undionly");
        Packet request = requestFor(discover, reply(discover));
        assertThat(reply(request).bootFile()).isEqualTo(URL.toString());
        assertThat(reply(request).bootFile()).isEqualTo(URL.toString());
    }

    @Test
    void givesAnInstalledSystemItsAddressAndNothingToBoot() {
        Packet discover = from(MAC, MessageType.DISCOVER).packet();
        Packet offer = reply(discover);
        Packet acknowledged = reply(requestFor(discover, offer));
        assertThat(type(acknowledged)).isEqualTo(MessageType.ACK);
        assertThat(acknowledged.bootFile()).isEmpty();
        assertThat(acknowledged.nextServer()).isEqualTo(Ip4Address.NONE);
        assertThat(acknowledged.options().has(BootFileName.class)).isFalse();
        assertThat(asked).isEmpty();
        assertThat(events)
                .filteredOn(event -> !(event instanceof PxeEvent.DhcpHandled))
                .containsExactly(
                        new PxeEvent.AddressGiven(
                                MAC,
                                offer.yourAddress(),
                                Optional.empty(),
                                Optional.empty(),
                                Location.UNKNOWN,
                                NOW));
    }

    @Test
    void givesAReservedMachineItsAddressAndName() {
        Reservation reserved =
                Reservation.of(MAC, Ip4Address.parse("192.168.76.7"), Optional.of("node-7"));
        service = service(PxeConfig.of(SERVER, network().withReservations(List.of(reserved))));
        Packet offer = reply(from(MAC, MessageType.DISCOVER).packet());
        assertThat(offer.yourAddress()).isEqualTo(reserved.address());
        assertThat(offer.options().find(HostName.class)).contains(new HostName("node-7"));
    }

    @Test
    void saysNothingToAMachineThatThePolicyIsSilentAbout() {
        Packet discover =
                from(MAC, MessageType.DISCOVER)
                        .with(new VendorClass("PXEClient:Arch:00011"))
                        .with(new DhcpOption.ClientArch(List.of(Arch.ARM64_UEFI)))
                        .packet();
        assertThat(handle(discover, NOW)).isEqualTo(new Refused("no loader for ARM64 UEFI"));
        assertThat(events).contains(new PxeEvent.Unanswered(MAC, "no loader for ARM64 UEFI", NOW));
    }

    @Test
    void answersUefiHttpBootInItsOwnClass() {
        Packet discover =
                from(MAC, MessageType.DISCOVER)
                        .with(new VendorClass("HTTPClient:Arch:00016:UNDI:003001"))
                        .with(new DhcpOption.ClientArch(List.of(Arch.X64_UEFI_HTTP)))
                        .packet();
        Packet offer = reply(discover);
        assertThat(offer.options().find(VendorClass.class)).contains(new VendorClass("HTTPClient"));
        assertThat(offer.options().find(BootFileName.class))
                .contains(new BootFileName(URL.toString()));
        assertThat(offer.options().has(VendorOptions.class)).isFalse();
    }
}
