package dev.tarmac.agent.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

class BootParametersTest {
    private static final String WHOLE =
            "initrd=initramfs.img quiet tarmac.server=http://192.168.76.1:8077"
                    + " tarmac.mac=52:54:00:AB:cd:01 tarmac.address=192.168.76.23"
                    + " tarmac.netmask=255.255.255.0 tarmac.gateway=192.168.76.1"
                    + " tarmac.dns=192.168.76.1,9.9.9.9 tarmac.dhcp=192.168.76.1 tarmac.lease=3600"
                    + " console=ttyS0\n";

    @Test
    void readsWhatTheBootLoaderHandedOver() throws Refused {
        BootParameters boot = BootParameters.parse(WHOLE);

        assertThat(boot.server()).isEqualTo(new HttpAddress("192.168.76.1", 8077, "/"));
        assertThat(boot.mac()).isEqualTo("52:54:00:ab:cd:01");
        assertThat(boot.address()).hasToString("192.168.76.23");
        assertThat(boot.prefixLength()).isEqualTo(24);
        assertThat(boot.gateway()).map(Ipv4::toString).contains("192.168.76.1");
        assertThat(boot.dns()).map(Ipv4::toString).isEqualTo(List.of("192.168.76.1", "9.9.9.9"));
        assertThat(boot.leaseSeconds()).isEqualTo(3600);
    }

    @Test
    void livesWithoutGatewayNamesAndLease() throws Refused {
        BootParameters boot =
                BootParameters.parse(
                        "tarmac.server=http://10.0.0.1 tarmac.mac=52:54:00:ab:cd:01"
                                + " tarmac.address=10.0.0.9 tarmac.netmask=255.0.0.0"
                                + " tarmac.gateway= tarmac.dns= tarmac.dhcp= tarmac.lease=");

        assertThat(boot.server().port()).isEqualTo(80);
        assertThat(boot.prefixLength()).isEqualTo(8);
        assertThat(boot.gateway()).isEqualTo(Optional.empty());
        assertThat(boot.dns()).isEmpty();
        assertThat(boot.leaseSeconds()).isZero();
    }

    /// As GRUB hands them over: hexadecimal, and nothing behind 0x where the ACK had nothing.
    @Test
    void readsOptionsAsTheyStandInThePacket() throws Refused {
        BootParameters boot =
                BootParameters.parse(
                        "tarmac.server=http://10.0.0.1 tarmac.mac=52:54:00:ab:cd:01"
                                + " tarmac.address=10.0.0.9 tarmac.netmask=0xffff0000"
                                + " tarmac.gateway=0x0a0000fe0a0000fd tarmac.dns=0x0a0000020a000003"
                                + " tarmac.dhcp=0x tarmac.lease=0x00000e10");

        assertThat(boot.prefixLength()).isEqualTo(16);
        assertThat(boot.gateway()).map(Ipv4::toString).contains("10.0.0.254");
        assertThat(boot.dns()).map(Ipv4::toString).containsExactly("10.0.0.2", "10.0.0.3");
        assertThat(boot.dhcpServer()).isEmpty();
        assertThat(boot.leaseSeconds()).isEqualTo(3600);
    }

    @Test
    void livesWithOptionsThatAreNone() throws Refused {
        BootParameters boot =
                BootParameters.parse(
                        "tarmac.server=http://10.0.0.1 tarmac.mac=52:54:00:ab:cd:01"
                                + " tarmac.address=10.0.0.9 tarmac.netmask=0xff000000"
                                + " tarmac.gateway=0xzz0000fe tarmac.dns=0x0a00 tarmac.dhcp=0x-a000001"
                                + " tarmac.lease=0xffffffffffffffffff");

        assertThat(boot.gateway()).isEmpty();
        assertThat(boot.dns()).isEmpty();
        assertThat(boot.leaseSeconds()).isZero();
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() -> BootParameters.parse("tarmac.mac=x tarmac.netmask=255.0.255.0"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("tarmac.server")
                .hasMessageContaining("tarmac.mac is not a MAC address: 'x'")
                .hasMessageContaining("tarmac.address")
                .hasMessageContaining("'255.0.255.0'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1..2.3",
                "a.b.c.d",
                "1.2.3.4 ",
                "-1.2.3.4"
            })
    void takesNothingElseForAnAddress(String text) {
        assertThat(Ipv4.parse(text)).isEmpty();
    }

    @Test
    void saysWithArgumentsHowTheInterfaceIsBroughtUp() throws Refused {
        assertThat(BootNic.commands("eth0", BootParameters.parse(WHOLE)))
                .map(command -> command.arguments())
                .containsExactly(
                        List.of("ip", "link", "set", "dev", "eth0", "up"),
                        List.of("ip", "addr", "add", "192.168.76.23/24", "dev", "eth0"),
                        List.of(
                                "ip",
                                "route",
                                "add",
                                "default",
                                "via",
                                "192.168.76.1",
                                "dev",
                                "eth0"));
    }
}
