package dev.tarmac.pxe.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.dhcp.Arrival.Attached;

import org.junit.jupiter.api.Test;

import java.util.List;

class LinksTest {
    private static final Ip4Address SERVER = Ip4Address.parse("192.168.76.1");
    private final Network boot = network("192.168.76.0/24");
    private final Network tagged = network("10.3.0.0/24");
    private final Network far = network("10.9.0.0/24");
    private final PxeConfig config = PxeConfig.of(SERVER, boot, tagged, far);

    @Test
    void findsTheInterfaceOfEachNetwork() {
        Links links =
                Links.of(
                        config,
                        List.of(
                                own("lo", "127.0.0.1"),
                                own("eth0", "192.168.76.9"),
                                own("eth0", "192.168.76.1"),
                                own("eth0.3", "10.3.0.2")));
        Attached main = new Attached(boot, SERVER);
        Attached vlan = new Attached(tagged, Ip4Address.parse("10.3.0.2"));
        assertThat(links.devices())
                .containsEntry("eth0", List.of(main))
                .containsEntry("eth0.3", List.of(vlan))
                .hasSize(2);
        assertThat(links.addresses())
                .containsEntry(SERVER, List.of(main))
                .containsEntry(Ip4Address.parse("10.3.0.2"), List.of(vlan))
                .hasSize(2);
        assertThat(links.behindRelays(config)).containsExactly(far);
        assertThat(links.isLoopback("lo")).isTrue();
    }

    /// Relays speak to it all the same.
    @Test
    void listensAtTheServersAddressAlthoughNoNetworkIsThere() {
        Links links =
                Links.of(
                        PxeConfig.of(Ip4Address.parse("172.16.0.1"), far),
                        List.of(own("eth0", "172.16.0.1")));
        assertThat(links.devices()).isEmpty();
        assertThat(links.addresses()).containsOnlyKeys(Ip4Address.parse("172.16.0.1"));
    }

    @Test
    void aProxyBehindARelayIsAskedAtEveryAddress() {
        List<Links.Own> own = List.of(own("eth0", "192.168.76.1"), own("eth0.3", "10.3.0.2"));
        PxeConfig behind = PxeConfig.of(SERVER, boot, tagged, Network.beside(far.subnet()));
        Links relayed = Links.of(behind, own);
        assertThat(relayed.isProxyAt(SERVER, behind)).isTrue();
        assertThat(relayed.isProxyAt(Ip4Address.parse("10.3.0.2"), behind)).isTrue();
        assertThat(Links.of(config, own).isProxyAt(SERVER, config)).isFalse();
        PxeConfig one = PxeConfig.of(SERVER, boot, Network.beside(tagged.subnet()));
        assertThat(Links.of(one, own).isProxyAt(SERVER, one)).isFalse();
        assertThat(Links.of(one, own).isProxyAt(Ip4Address.parse("10.3.0.2"), one)).isTrue();
    }

    private static Links.Own own(String device, String address) {
        return new Links.Own(device, device.equals("lo"), Ip4Address.parse(address));
    }

    private static Network network(String subnet) {
        Subnet parsed = Subnet.parse(subnet);
        Ip4Address first = parsed.network().plus(100);
        return Network.of(parsed, new AddressRange(first, first.plus(50)));
    }
}
