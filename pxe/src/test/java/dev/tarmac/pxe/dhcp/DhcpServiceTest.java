package dev.tarmac.pxe.dhcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.Arch;
import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.BootAsk;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.Reservation;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.dhcp.DhcpOption.BootFileName;
import dev.tarmac.pxe.dhcp.DhcpOption.BootServerName;
import dev.tarmac.pxe.dhcp.DhcpOption.BroadcastAddress;
import dev.tarmac.pxe.dhcp.DhcpOption.ClientId;
import dev.tarmac.pxe.dhcp.DhcpOption.HostName;
import dev.tarmac.pxe.dhcp.DhcpOption.IpxeOptions;
import dev.tarmac.pxe.dhcp.DhcpOption.Kind;
import dev.tarmac.pxe.dhcp.DhcpOption.LeaseTime;
import dev.tarmac.pxe.dhcp.DhcpOption.MachineId;
import dev.tarmac.pxe.dhcp.DhcpOption.NameServers;
import dev.tarmac.pxe.dhcp.DhcpOption.RebindingTime;
import dev.tarmac.pxe.dhcp.DhcpOption.RelayAgent;
import dev.tarmac.pxe.dhcp.DhcpOption.RenewalTime;
import dev.tarmac.pxe.dhcp.DhcpOption.RequestedAddress;
import dev.tarmac.pxe.dhcp.DhcpOption.Routers;
import dev.tarmac.pxe.dhcp.DhcpOption.ServerId;
import dev.tarmac.pxe.dhcp.DhcpOption.SubnetMask;
import dev.tarmac.pxe.dhcp.DhcpOption.VendorClass;
import dev.tarmac.pxe.dhcp.DhcpOption.VendorOptions;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Done;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Refused;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Send;
import dev.tarmac.pxe.dhcp.lease.Lease;
import dev.tarmac.pxe.dhcp.lease.LeaseStore;
import dev.tarmac.pxe.dhcp.lease.Leases;
import dev.tarmac.pxe.dhcp.lease.MemoryLeaseStore;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Whole exchanges, packet by packet, without a socket.
class DhcpServiceTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Ip4Address SERVER = Ip4Address.parse("192.168.76.1");
    private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");
    private static final MacAddress OTHER = MacAddress.parse("52:54:00:00:00:02");
    private static final URI URL = URI.create("http://192.168.76.1:8077/boot/x/ipxe");
    private static final String BIOS = "PXEClient:Arch:00000:UNDI:002001";

    private final List<PxeEvent> events = new ArrayList<>();
    private final List<BootAsk> asked = new ArrayList<>();
    private final LeaseStore store = new MemoryLeaseStore();
    private final BootStages stages = new BootStages();
    private DhcpService service = service(config());

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
                                Optional.of(BIOS)));
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
                .containsExactly(
                        new PxeEvent.AddressGiven(
                                MAC, offer.yourAddress(), Optional.empty(), Optional.empty(), NOW));
    }

    @Test
    void givesAReservedMachineItsAddressAndName() {
        Reservation reserved =
                new Reservation(MAC, Ip4Address.parse("192.168.76.7"), Optional.of("node-7"));
        service = service(config().withReservations(List.of(reserved)));
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
        assertThat(service.handle(discover, NOW))
                .isEqualTo(new Refused("no loader for ARM64 UEFI"));
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

    @Test
    void renewsByUnicastForAnotherLeaseTime() {
        Ip4Address address = bind(MAC);
        Instant later = NOW.plusSeconds(1800);
        Send renewed = send(from(MAC, MessageType.REQUEST).client(address).packet(), later);
        assertThat(type(renewed.packet())).isEqualTo(MessageType.ACK);
        assertThat(renewed.to()).isEqualTo(address);
        assertThat(store.load())
                .containsExactly(new Lease(MAC, address, later.plus(Duration.ofHours(1))));
    }

    @Test
    void letsAnInstalledSystemComeBackWithTheAddressItRemembers() {
        Ip4Address address = bind(MAC);
        Packet reboot = from(MAC, MessageType.REQUEST).with(new RequestedAddress(address)).packet();
        Send answer = send(reboot, NOW);
        assertThat(type(answer.packet())).isEqualTo(MessageType.ACK);
        assertThat(answer.to()).isEqualTo(Ip4Address.BROADCAST);
    }

    @Test
    void refusesARememberedAddressThatSomebodyElseHas() {
        Ip4Address address = bind(OTHER);
        Packet reboot = from(MAC, MessageType.REQUEST).with(new RequestedAddress(address)).packet();
        assertThat(type(reply(reboot))).isEqualTo(MessageType.NAK);
    }

    @Test
    void refusesAnAddressOfAnotherNetwork() {
        Packet reboot =
                from(MAC, MessageType.REQUEST)
                        .with(new RequestedAddress(Ip4Address.parse("10.1.2.3")))
                        .packet();
        Send answer = send(reboot, NOW);
        assertThat(type(answer.packet())).isEqualTo(MessageType.NAK);
        assertThat(answer.packet().yourAddress()).isEqualTo(Ip4Address.NONE);
        assertThat(answer.to()).isEqualTo(Ip4Address.BROADCAST);
    }

    @Test
    void leavesAddressesOutsideOfThePoolToTheServersTheyCameFrom() {
        Packet renew =
                from(MAC, MessageType.REQUEST).client(Ip4Address.parse("192.168.76.50")).packet();
        assertThat(service.handle(renew, NOW)).isInstanceOf(Done.class);
    }

    @Test
    void neverRefusesAMachineInTheMiddleOfItsBoot() {
        Ip4Address taken = bind(OTHER);
        Packet request =
                from(MAC, MessageType.REQUEST)
                        .with(new VendorClass(BIOS))
                        .with(new ServerId(SERVER))
                        .with(new RequestedAddress(taken))
                        .packet();
        assertThat(service.handle(request, NOW)).isInstanceOf(Refused.class);
    }

    @Test
    void keepsAnOfferOverARestartBetweenOfferAndRequest() {
        Packet discover = captured("ovmf");
        Packet offer = reply(discover);
        service = service(config());
        Packet acknowledged = reply(requestFor(discover, offer));
        assertThat(type(acknowledged)).isEqualTo(MessageType.ACK);
        assertThat(acknowledged.yourAddress()).isEqualTo(offer.yourAddress());
        assertThat(acknowledged.bootFile()).isEqualTo(offer.bootFile());
    }

    @Test
    void leavesAClientAloneThatTookAnotherServersOffer() {
        Packet request =
                from(MAC, MessageType.REQUEST)
                        .with(new ServerId(Ip4Address.parse("192.168.76.2")))
                        .with(new RequestedAddress(Ip4Address.parse("192.168.76.100")))
                        .packet();
        assertThat(service.handle(request, NOW)).isInstanceOf(Done.class);
    }

    @Test
    void givesAnotherAddressAfterADecline() {
        Ip4Address address = bind(MAC);
        Packet decline =
                from(MAC, MessageType.DECLINE)
                        .with(new ServerId(SERVER))
                        .with(new RequestedAddress(address))
                        .packet();
        assertThat(service.handle(decline, NOW)).isInstanceOf(Refused.class);
        assertThat(reply(from(MAC, MessageType.DISCOVER).packet()).yourAddress())
                .isNotEqualTo(address);
    }

    @Test
    void takesAnAddressBack() {
        Ip4Address address = bind(MAC);
        Packet release =
                from(MAC, MessageType.RELEASE).with(new ServerId(SERVER)).client(address).packet();
        assertThat(service.handle(release, NOW)).isInstanceOf(Done.class);
        assertThat(store.load()).isEmpty();
    }

    @Test
    void informsWithoutGivingAnAddress() {
        Ip4Address own = Ip4Address.parse("192.168.76.50");
        Send informed = send(from(MAC, MessageType.INFORM).client(own).packet(), NOW);
        assertThat(informed.to()).isEqualTo(own);
        assertThat(informed.packet().yourAddress()).isEqualTo(Ip4Address.NONE);
        assertThat(informed.packet().options().has(LeaseTime.class)).isFalse();
        assertThat(informed.packet().options().has(SubnetMask.class)).isTrue();
    }

    /// Windows machines in an office send INFORMs all day; our router and name servers are not
    /// theirs.
    @Test
    void informsNobodyInAnotherNetwork() {
        Ip4Address own = Ip4Address.parse("10.1.2.3");
        assertThat(service.handle(from(MAC, MessageType.INFORM).client(own).packet(), NOW))
                .isInstanceOf(Done.class);
    }

    @Test
    void sendsNothingToAnAddressOutsideOfItsNetwork() {
        Ip4Address address = bind(MAC);
        Packet request =
                from(MAC, MessageType.REQUEST)
                        .with(new ServerId(SERVER))
                        .with(new RequestedAddress(address))
                        .client(Ip4Address.parse("10.1.2.3"))
                        .packet();
        assertThat(send(request, NOW).to()).isEqualTo(Ip4Address.BROADCAST);
    }

    /// RFC 6842 section 3.
    @Test
    void givesTheClientsNameForItselfBack() {
        ClientId id = new ClientId(Octets.of(255, 1, 2, 3));
        RelayAgent option = new RelayAgent(Octets.of(1, 2, 3, 4));
        Packet offer = reply(from(MAC, MessageType.DISCOVER).with(id).with(option).packet());
        assertThat(offer.options().list()).endsWith(id, option);
        Packet refused =
                from(MAC, MessageType.REQUEST)
                        .with(id)
                        .with(new RequestedAddress(Ip4Address.parse("10.1.2.3")))
                        .packet();
        assertThat(send(refused, NOW).packet().options().list()).contains(id);
    }

    @Test
    void answersThroughTheRelayAndGivesItItsOptionBack() {
        RelayAgent option = new RelayAgent(Octets.of(1, 2, 3, 4));
        Ip4Address relay = Ip4Address.parse("192.168.76.253");
        Send offer = send(from(MAC, MessageType.DISCOVER).with(option).relay(relay).packet(), NOW);
        assertThat(offer.to()).isEqualTo(relay);
        assertThat(offer.relayed()).isTrue();
        assertThat(offer.packet().options().list().getLast()).isEqualTo(option);
        Packet strange =
                from(MAC, MessageType.DISCOVER).relay(Ip4Address.parse("10.0.0.1")).packet();
        assertThat(service.handle(strange, NOW)).isInstanceOf(Refused.class);
    }

    @Test
    void doesNotAcknowledgeWhatCouldNotBeKept() {
        LeaseStore broken =
                new LeaseStore() {
                    @Override
                    public List<Lease> load() {
                        return List.of();
                    }

                    @Override
                    public void save(Lease lease) {
                        throw new IllegalStateException("disk full");
                    }

                    @Override
                    public void remove(MacAddress mac) {}
                };
        service =
                new DhcpService(
                        config(), this::answer, new Leases(config(), broken), stages, events::add);
        Packet discover = from(MAC, MessageType.DISCOVER).packet();
        Packet request = requestFor(discover, reply(discover));
        assertThatThrownBy(() -> service.handle(request, NOW)).hasMessage("disk full");
        assertThat(events).isEmpty();
    }

    @Test
    void putsALongUrlIntoTheOptionAndStaysWithinTheClientsLimit() {
        URI longUrl = URI.create("http://192.168.76.1:8077/" + "x".repeat(200));
        service =
                new DhcpService(
                        config(),
                        ask -> new BootAnswer.HttpUrl(longUrl),
                        new Leases(config(), store),
                        stages,
                        events::add);
        Packet large = reply(captured("undionly"));
        assertThat(large.bootFile()).isEmpty();
        assertThat(large.options().find(BootFileName.class))
                .contains(new BootFileName(longUrl.toString()));
        Packet small =
                reply(
                        from(OTHER, MessageType.DISCOVER)
                                .with(new DhcpOption.UserClass(Octets.of("iPXE")))
                                .packet());
        assertThat(PacketCodec.encode(small)).hasSizeLessThanOrEqualTo(576 - 28);
        assertThat(small.options().has(BootFileName.class)).isTrue();
    }

    @Test
    void ignoresWhatIsNoRequestOfOneMachine() {
        MacAddress group = MacAddress.parse("01:00:5e:00:00:01");
        assertThat(service.handle(from(group, MessageType.DISCOVER).packet(), NOW))
                .isInstanceOf(Refused.class);
        assertThat(service.handle(from(MAC, MessageType.OFFER).packet(), NOW))
                .isInstanceOf(Done.class);
        assertThat(service.handle(PacketCodecTest.packet(), NOW)).isInstanceOf(Refused.class);
    }

    @Test
    void saysThatThePoolIsEmpty() {
        for (int machine = 0; machine < 10; machine++)
            bind(new MacAddress(0x525400000100L + machine));
        assertThat(service.handle(from(MAC, MessageType.DISCOVER).packet(), NOW))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).contains("make the pool larger"));
    }

    private Ip4Address bind(MacAddress mac) {
        Packet discover = from(mac, MessageType.DISCOVER).packet();
        return reply(requestFor(discover, reply(discover))).yourAddress();
    }

    /// DISCOVER, OFFER, REQUEST, ACK with a captured DISCOVER; both answers must agree.
    private Packet exchange(String name, Instant now) {
        Packet discover = captured(name);
        Packet offer = send(discover, now).packet();
        Packet acknowledged = send(requestFor(discover, offer), now).packet();
        assertThat(type(acknowledged)).isEqualTo(MessageType.ACK);
        assertThat(acknowledged.bootFile()).isEqualTo(offer.bootFile());
        assertThat(acknowledged.yourAddress()).isEqualTo(offer.yourAddress());
        assertThat(acknowledged.options().without(Kind.class))
                .isEqualTo(offer.options().without(Kind.class));
        return acknowledged;
    }

    private static Packet captured(String name) {
        try {
            return PacketCodec.decode(ByteBuffer.wrap(Captured.packet(name)));
        } catch (MalformedPacket e) {
            throw new AssertionError(name, e);
        }
    }

    private static Packet requestFor(Packet discover, Packet offer) {
        Options options =
                new Options(
                                discover.options().list().stream()
                                        .map(
                                                option ->
                                                        option instanceof Kind
                                                                ? new Kind(MessageType.REQUEST)
                                                                : option)
                                        .toList())
                        .with(new ServerId(SERVER))
                        .with(new RequestedAddress(offer.yourAddress()));
        return new Asker(discover.mac(), discover.transaction(), options).packet();
    }

    private Packet reply(Packet request) {
        return send(request, NOW).packet();
    }

    private Send send(Packet request, Instant now) {
        DhcpOutcome outcome = service.handle(request, now);
        assertThat(outcome).isInstanceOf(Send.class);
        return (Send) outcome;
    }

    private static MessageType type(Packet packet) {
        return packet.options().find(Kind.class).orElseThrow().type();
    }

    private static MachineId machineId() {
        return new MachineId(
                Octets.of(
                        0, 0x78, 0x56, 0x34, 0x12, 0xbc, 0x9a, 0xf0, 0xde, 0x12, 0x34, 0x56, 0x78,
                        0x9a, 0xbc, 0xde, 0xf0));
    }

    private DhcpService service(PxeConfig config) {
        return new DhcpService(
                config, this::answer, new Leases(config, store), stages, events::add);
    }

    private BootAnswer answer(BootAsk ask) {
        asked.add(ask);
        if (ask.loader() == Loader.OUR_IPXE || ask.isHttpBoot()) return new BootAnswer.HttpUrl(URL);
        if (ask.arch().isBios()) return new BootAnswer.TftpFile("undionly.kpxe");
        if (ask.arch().isX64Uefi()) return new BootAnswer.TftpFile("snponly.efi");
        return new BootAnswer.Silence("no loader for " + ask.arch());
    }

    private static PxeConfig config() {
        PxeConfig plain =
                PxeConfig.of(
                        SERVER,
                        Subnet.parse("192.168.76.0/24"),
                        AddressRange.parse("192.168.76.100", "192.168.76.109"));
        return new PxeConfig(
                plain.server(),
                plain.subnet(),
                plain.pool(),
                Optional.of(Ip4Address.parse("192.168.76.254")),
                List.of(Ip4Address.parse("9.9.9.9")),
                plain.lease(),
                plain.reservations(),
                plain.ports(),
                plain.tftp());
    }

    private static Asker from(MacAddress mac, MessageType type) {
        return new Asker(mac, 7, Options.of(new Kind(type)));
    }

    /// A client that says what a test wants it to say.
    private record Asker(
            MacAddress mac,
            int transaction,
            Options options,
            Ip4Address address,
            Ip4Address throughRelay) {
        Asker(MacAddress mac, int transaction, Options options) {
            this(mac, transaction, options, Ip4Address.NONE, Ip4Address.NONE);
        }

        Asker with(DhcpOption option) {
            return new Asker(mac, transaction, options.with(option), address, throughRelay);
        }

        Asker client(Ip4Address own) {
            return new Asker(mac, transaction, options, own, throughRelay);
        }

        Asker relay(Ip4Address relay) {
            return new Asker(mac, transaction, options, address, relay);
        }

        Packet packet() {
            return new Packet(
                    true,
                    0,
                    transaction,
                    0,
                    false,
                    address,
                    Ip4Address.NONE,
                    Ip4Address.NONE,
                    throughRelay,
                    mac,
                    "",
                    "",
                    options);
        }
    }
}
