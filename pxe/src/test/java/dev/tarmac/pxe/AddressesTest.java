package dev.tarmac.pxe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @Test
    void readsBothWaysOfWritingAHardwareAddressAndWritesOne() {
        assertThat(MacAddress.parse("52-54-00-AB-cd-Ef")).hasToString("52:54:00:ab:cd:ef");
        assertThat(MacAddress.parse("52:54:00:ab:cd:ef"))
                .isEqualTo(MacAddress.parse("52-54-00-AB-CD-EF"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "52:54:00:ab:cd",
                "52:54:00:ab:cd:ef:01",
                "52:54-00:ab:cd:ef",
                "5g:54:00:ab:cd:ef"
            })
    void refusesWhatIsNoHardwareAddress(String text) {
        assertThatThrownBy(() -> MacAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("52:54:00:12:34:56");
    }

    @Test
    void knowsThatAGroupAddressIsNoMachine() {
        assertThat(MacAddress.parse("01:00:5e:00:00:01").isOneMachine()).isFalse();
        assertThat(MacAddress.parse("ff:ff:ff:ff:ff:ff").isOneMachine()).isFalse();
        assertThat(MacAddress.parse("00:00:00:00:00:00").isOneMachine()).isFalse();
        assertThat(MacAddress.parse("52:54:00:00:00:01").isOneMachine()).isTrue();
    }

    @Test
    void readsAndWritesAddressesAboveTheSign() {
        assertThat(Ip4Address.parse("255.128.0.1")).hasToString("255.128.0.1");
        assertThat(Ip4Address.parse("9.0.0.0")).isLessThan(Ip4Address.parse("200.0.0.0"));
        assertThat(Ip4Address.parse("10.0.0.255").plus(1)).hasToString("10.0.1.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1.2.3", "1.2.3.256", "1.2.3.4.5", "localhost", "1.2.3.-4", "0x1.2.3.4"})
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> Ip4Address.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("192.168.76.1");
    }

    @Test
    void knowsWhichAddressesOfANetworkAMachineCanHave() {
        Subnet subnet = Subnet.parse("192.168.76.0/25");
        assertThat(subnet.mask()).hasToString("255.255.255.128");
        assertThat(subnet.broadcast()).hasToString("192.168.76.127");
        assertThat(subnet.holdsHost(Ip4Address.parse("192.168.76.0"))).isFalse();
        assertThat(subnet.holdsHost(Ip4Address.parse("192.168.76.126"))).isTrue();
        assertThat(subnet.holdsHost(Ip4Address.parse("192.168.76.127"))).isFalse();
        assertThat(subnet.holdsHost(Ip4Address.parse("192.168.76.129"))).isFalse();
    }

    @Test
    void saysWhatTheNetworkShouldHaveBeen() {
        assertThatThrownBy(() -> Subnet.parse("192.168.76.5/24"))
                .hasMessageContaining("write 192.168.76.0/24");
    }
}
