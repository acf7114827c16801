package dev.tarmac.pxe.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.dhcp.DhcpOption.BootFileName;
import dev.tarmac.pxe.dhcp.DhcpOption.ClientId;
import dev.tarmac.pxe.dhcp.DhcpOption.LeaseTime;
import dev.tarmac.pxe.dhcp.DhcpOption.RelayAgent;
import dev.tarmac.pxe.dhcp.DhcpOption.RequestedAddress;
import dev.tarmac.pxe.dhcp.DhcpOption.ServerId;
import dev.tarmac.pxe.dhcp.DhcpOption.SubnetMask;
import dev.tarmac.pxe.dhcp.DhcpOption.VendorClass;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Destination;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Done;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Refused;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Send;
import dev.tarmac.pxe.dhcp.lease.Lease;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/// How an address is kept, moved, refused and given back, packet by packet.
class DhcpLeaseTest extends DhcpExchanges {
    @Test
    void renewsByUnicastForAnotherLeaseTime() {
        Ip4Address address = bind(MAC);
        Instant later = NOW.plusSeconds(1800);
        Send renewed = send(from(MAC, MessageType.REQUEST).client(address).packet(), later);
        assertThat(type(renewed.packet())).isEqualTo(MessageType.ACK);
        assertThat(renewed.to()).isEqualTo(new Destination.Host(address));
        assertThat(kept())
                .containsExactly(new Lease(MAC, address, later.plus(Duration.ofHours(1))));
    }

    @Test
    void letsAnInstalledSystemComeBackWithTheAddressItRemembers() {
        Ip4Address address = bind(MAC);
        Packet reboot = from(MAC, MessageType.REQUEST).with(new RequestedAddress(address)).packet();
        Send answer = send(reboot, NOW);
        assertThat(type(answer.packet())).isEqualTo(MessageType.ACK);
        assertThat(answer.to()).isEqualTo(new Destination.Everybody());
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
        assertThat(answer.to()).isEqualTo(new Destination.Everybody());
    }

    @Test
    void leavesAddressesOutsideOfThePoolToTheServersTheyCameFrom() {
        Packet renew =
                from(MAC, MessageType.REQUEST).client(Ip4Address.parse("192.168.76.50")).packet();
        assertThat(handle(renew, NOW)).isInstanceOf(Done.class);
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
        assertThat(handle(request, NOW)).isInstanceOf(Refused.class);
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
        assertThat(handle(request, NOW)).isInstanceOf(Done.class);
    }

    @Test
    void givesAnotherAddressAfterADecline() {
        Ip4Address address = bind(MAC);
        Packet decline =
                from(MAC, MessageType.DECLINE)
                        .with(new ServerId(SERVER))
                        .with(new RequestedAddress(address))
                        .packet();
        assertThat(handle(decline, NOW)).isInstanceOf(Refused.class);
        assertThat(reply(from(MAC, MessageType.DISCOVER).packet()).yourAddress())
                .isNotEqualTo(address);
    }

    @Test
    void takesAnAddressBack() {
        Ip4Address address = bind(MAC);
        Packet release =
                from(MAC, MessageType.RELEASE).with(new ServerId(SERVER)).client(address).packet();
        assertThat(handle(release, NOW)).isInstanceOf(Done.class);
        assertThat(kept()).isEmpty();
    }

    @Test
    void informsWithoutGivingAnAddress() {
        Ip4Address own = Ip4Address.parse("192.168.76.50");
        Send informed = send(from(MAC, MessageType.INFORM).client(own).packet(), NOW);
        assertThat(informed.to()).isEqualTo(new Destination.Host(own));
        assertThat(informed.packet().yourAddress()).isEqualTo(Ip4Address.NONE);
        assertThat(informed.packet().options().has(LeaseTime.class)).isFalse();
        assertThat(informed.packet().options().has(SubnetMask.class)).isTrue();
    }

    /// Windows machines in an office send INFORMs all day; our router and name servers are not
    /// theirs.
    @Test
    void informsNobodyInAnotherNetwork() {
        Ip4Address own = Ip4Address.parse("10.1.2.3");
        assertThat(handle(from(MAC, MessageType.INFORM).client(own).packet(), NOW))
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
        assertThat(send(request, NOW).to()).isEqualTo(new Destination.Everybody());
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
        assertThat(offer.to()).isEqualTo(new Destination.Relay(relay));
        assertThat(offer.packet().options().list().getLast()).isEqualTo(option);
        Packet strange =
                from(MAC, MessageType.DISCOVER).relay(Ip4Address.parse("10.0.0.1")).packet();
        assertThat(handle(strange, NOW)).isInstanceOf(Refused.class);
    }

    /// Who sends it waits for the journal, see PxeServerTest.
    @Test
    void anAcknowledgementWaitsForItsLeaseAndAnOfferDoesNot() {
        Packet discover = from(MAC, MessageType.DISCOVER).packet();
        Send offer = send(discover, NOW);
        assertThat(offer.whenKept()).isFalse();
        assertThat(send(requestFor(discover, offer.packet()), NOW).whenKept()).isTrue();
    }

    @Test
    void putsALongUrlIntoTheOptionAndStaysWithinTheClientsLimit() {
        URI longUrl = URI.create("http://192.168.76.1:8077/" + "x".repeat(200));
        service = service(config(), ask -> new BootAnswer.HttpUrl(longUrl));
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
        assertThat(handle(from(group, MessageType.DISCOVER).packet(), NOW))
                .isInstanceOf(Refused.class);
        assertThat(handle(from(MAC, MessageType.OFFER).packet(), NOW)).isInstanceOf(Done.class);
        assertThat(handle(PacketCodecTest.packet(), NOW)).isInstanceOf(Refused.class);
    }

    @Test
    void saysThatThePoolIsEmpty() {
        for (int machine = 0; machine < 10; machine++)
            bind(new MacAddress(0x525400000100L + machine));
        assertThat(handle(from(MAC, MessageType.DISCOVER).packet(), NOW))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).contains("make its pool larger"));
    }
}
