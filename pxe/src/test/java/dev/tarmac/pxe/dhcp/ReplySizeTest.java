package dev.tarmac.pxe.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.Arch;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.dhcp.DhcpOption.BootServerName;
import dev.tarmac.pxe.dhcp.DhcpOption.ClientArch;
import dev.tarmac.pxe.dhcp.DhcpOption.ClientId;
import dev.tarmac.pxe.dhcp.DhcpOption.MaxMessageSize;
import dev.tarmac.pxe.dhcp.DhcpOption.RelayAgent;
import dev.tarmac.pxe.dhcp.DhcpOption.VendorClass;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// How long a reply may be: as the client says, and 576 bytes of IP where it says nothing.
class ReplySizeTest extends DhcpExchanges {
    private static final Ip4Address RELAY = Ip4Address.parse("192.168.76.253");
    private static final int LEAST = 576 - 28;
    private static final int MOST = 1500 - 28;

    @ParameterizedTest
    @CsvSource({"0,0", "7,40", "60,60", "200,0", "255,0", "255,255", "256,0", "1000,1", "3,900"})
    void isNeverMoreThanTheClientTakes(int clientId, int relay) {
        Packet offer = reply(discover(clientId, relay));
        int size = PacketCodec.encode(offer).length;
        int relays = PacketCodec.sizeOf(new RelayAgent(octets(relay)));
        assertThat(size - relays).isLessThanOrEqualTo(LEAST);
        assertThat(size).isLessThanOrEqualTo(MOST);
        assertThat(offer.bootFile()).isEqualTo("snponly.efi");
    }

    /// Its port would be lost with it, and with that the relay's way to the client.
    @Test
    void givesTheRelayItsOptionBackWhateverItsLength() {
        Packet discover = discover(255, 255);
        assertThat(reply(discover).options().find(RelayAgent.class))
                .isEqualTo(discover.options().find(RelayAgent.class));
    }

    @Test
    void leavesOutFirstWhatTheHeaderSaysToo() {
        assertThat(reply(discover(60, 60)).options().has(BootServerName.class)).isTrue();
        Packet tight = reply(discover(200, 0));
        assertThat(tight.options().has(BootServerName.class)).isFalse();
        assertThat(tight.options().has(ClientId.class)).isTrue();
        assertThat(reply(discover(255, 0)).options().has(ClientId.class)).isFalse();
    }

    @Test
    void takesTheRoomThatAClientHas() {
        Packet discover = discover(255, 255);
        Packet roomy =
                new Asker(
                                MAC,
                                7,
                                discover.options().with(new MaxMessageSize(1500)),
                                Ip4Address.NONE,
                                RELAY)
                        .packet();
        assertThat(reply(roomy).options().has(ClientId.class)).isTrue();
    }

    @Test
    void saysWhatLeavesNoRoom() {
        assertThat(handle(discover(10, 1400), NOW))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.reason())
                                        .contains("longer than it takes", "option 82 takes 1412"));
    }

    private static Packet discover(int clientId, int relay) {
        return from(MAC, MessageType.DISCOVER)
                .with(new VendorClass("PXEClient:Arch:00007:UNDI:003016"))
                .with(new ClientArch(List.of(Arch.X64_UEFI)))
                .with(machineId())
                .with(new ClientId(octets(clientId)))
                .with(new RelayAgent(octets(relay)))
                .relay(RELAY)
                .packet();
    }

    private static Octets octets(int length) {
        return Octets.of(new int[length]);
    }
}
