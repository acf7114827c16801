package dev.tarmac.firstboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class FixedAddressTest {
    @Test
    void survivesJson() throws MalformedJson {
        for (FixedAddress address :
                List.of(
                        parse("10.1.2.3/24", "10.1.2.1"),
                        FixedAddress.parse("10.1.2.3/32", Optional.empty(), List.of()),
                        parse("10.1.2.2/31", "10.1.2.3"),
                        FixedAddress.parse(
                                "10.1.2.3/255.255.0.0",
                                Optional.empty(),
                                List.of("192.0.2.53", "192.0.2.54"))))
            assertThat(FixedAddress.of(JsonObject.parse(JsonObject.write(address.json()))))
                    .isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.1.2.1, has no prefix",
        "10.1.2.3/0, 10.1.2.1, from 1 to 32",
        "10.1.2.3/33, 10.1.2.1, from 1 to 32",
        "10.1.2.0/24, 10.1.2.1, is no address of a single host",
        "10.1.2.255/24, 10.1.2.1, is no address of a single host",
        "224.0.0.5/24, 224.0.0.1, is no address of a single host",
        "10.1.2/24, 10.1.2.1, is no IPv4 address",
        "fd00::1/24, 10.1.2.1, is no IPv4 address",
        "10.1.2.3/24, 10.1.3.1, is not in the network of 10.1.2.3/24",
        "10.1.2.3/24, 10.1.2.3, is the machine itself",
        "10.1.2.3/32, 10.1.2.1, has no room for the gateway",
        "10.1.2.3/24, 10.1.2.255, is no address of a single host",
        "127.0.0.1/8, 127.0.0.2, is no address of a single host",
        "255.255.255.255/31, 255.255.255.254, is no address of a single host",
        "0.1.2.3/8, 0.1.2.4, is no address of a single host",
    })
    void whatCannotBeIsNotMade(String address, String gateway, String why) {
        assertThatThrownBy(() -> parse(address, gateway))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void whatTheNetworkToldCountsWhereNobodySaidMore() {
        List<String> told = List.of("fd00::1", "192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4");
        assertThat(parse("10.1.2.3/24", "10.1.2.1").askingAtLeast(told).nameServerTexts())
                .containsExactly("192.0.2.1", "192.0.2.2", "192.0.2.3");
        FixedAddress own =
                FixedAddress.parse("10.1.2.3/24", Optional.empty(), List.of("192.0.2.9"));
        assertThat(own.askingAtLeast(told)).isEqualTo(own);
    }

    @Test
    void resolversReadThreeNameServers() {
        List<String> four = List.of("192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4");
        assertThatThrownBy(() -> FixedAddress.parse("10.1.2.3/24", Optional.empty(), four))
                .hasMessageContaining("three at most");
    }

    private static FixedAddress parse(String address, String gateway) {
        return FixedAddress.parse(address, Optional.of(gateway), List.of());
    }
}
