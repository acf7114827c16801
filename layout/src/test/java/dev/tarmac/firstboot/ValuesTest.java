package dev.tarmac.firstboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What cannot be is not made, and the message says why.
class ValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"ann", "a", "_x", "A.b-c", "samba$", "9lives", "a2345678901234567890"})
    void goodNamesOfAccounts(String name) {
        assertThat(new Group(name, Optional.empty()).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a:b", "a b", "12", ".", "..", "a$b", "ä", "a\n", "$", "a/b"})
    void badNamesOfAccounts(String name) {
        assertThatThrownBy(() -> new Group(name, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no name of an account");
    }

    @Test
    void numbersOfAccountsFitIntoTheirFiles() {
        assertThatThrownBy(() -> new Group("a", Optional.of(1L << 32)))
                .hasMessageContaining("4294967296 is no number of a group");
        assertThatThrownBy(() -> new Group("a".repeat(33), Optional.empty()))
                .hasMessageContaining("32 characters");
    }

    @Test
    void messagesAboutPasswordsDoNotRepeatThem() {
        assertThatThrownBy(() -> new Password.Hash(new Secret("hu:sh")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hu");
        assertThatThrownBy(() -> new Password.Plain(new Secret("hu\nsh")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hu");
        assertThatThrownBy(() -> Image.of("https://me:hush@ h", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hush");
    }

    @ParameterizedTest
    @CsvSource({"255.255.255.0,24", "255.255.254.0,23", "255.255.255.255,32", "24,24", "0.0.0.0,0"})
    void masksArePrefixes(String mask, int prefix) {
        assertThat(Addresses.prefix(mask)).isEqualTo(prefix);
    }

    @ParameterizedTest
    @ValueSource(strings = {"255.0.255.0", "255.255.255", "x", "", "255.255.255.256", "0.0.0.255"})
    void noMasks(String mask) {
        assertThatThrownBy(() -> Addresses.prefix(mask))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3",
                "1",
                "1.2.3.4.5",
                "1.2.3.256",
                "a.b.c.d",
                "localhost",
                "",
                "1.2.3.4 "
            })
    void noIpv4Address(String text) {
        assertThatThrownBy(() -> Addresses.ipv4(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no IPv4 address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:2:3:4", "::1%lo", "1.2.3.4", "::ffff:1.2.3.4", "x::1", ":", ""})
    void noIpv6Address(String text) {
        assertThatThrownBy(() -> Addresses.ipv6(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no IPv6 address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "web-1", "x_y", "1.2.3.4"})
    void hostNames(String name) {
        assertThat(Network.hostName(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "a..b", ".a", "a b", "a/b", "a\u001b"})
    void noHostNames(String name) {
        assertThatThrownBy(() -> Network.hostName(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no host name")
                .hasMessageNotContaining("\u001b");
    }

    @ParameterizedTest
    @CsvSource({
        "443:tcp,443/tcp",
        "443/tcp,443/tcp",
        "8000-8010:udp,8000-8010/udp",
        "1:sctp,1/sctp"
    })
    void portsAreNumbersAndProtocols(String text, String shown) {
        assertThat(Firewall.Port.parse(text)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"imap:tcp", "0:tcp", "65536:tcp", "9-8:tcp", "1:TCP", "1:icmp", "1", ""})
    void noPorts(String text) {
        assertThatThrownBy(() -> Firewall.Port.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "sshd,sshd.service",
        "sshd.socket,sshd.socket",
        "a@b,a@b.service",
        "x.y,x.y.service"
    })
    void unitsAreNamedInFull(String name, String unit) {
        assertThat(Services.unit(name)).isEqualTo(unit);
    }

    @Test
    void nothingIsEnabledAndDisabled() {
        assertThatThrownBy(() -> new Services(List.of("a.service"), List.of("a.service")))
                .hasMessage("a.service is enabled and disabled");
        assertThatThrownBy(() -> Services.unit("a b")).hasMessageContaining("no unit of systemd");
    }

    @Test
    void anImageIsAFileSomewhere() {
        for (String address : List.of("x.tar", "http:x", "data:,x", "https://h", "gopher://h/x"))
            assertThatThrownBy(() -> Image.of(address, Optional.empty()))
                    .as(address)
                    .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Image.of("file:/x.tar", Optional.of("abab")))
                .hasMessage("'abab' is no SHA-256");
        assertThat(new Image(URI.create("file:/x.tar"), Optional.empty()).shown())
                .isEqualTo("file:///x.tar");
    }

    @Test
    void layoutsMayHaveAVariant() {
        assertThat(Keyboard.Layout.parse("cz (qwerty)"))
                .isEqualTo(new Keyboard.Layout("cz", Optional.of("qwerty")))
                .hasToString("cz (qwerty)");
        assertThat(Keyboard.Layout.parse("us")).hasToString("us");
        assertThatThrownBy(() -> Keyboard.Layout.parse("cz (")).hasMessageContaining("'cz ('");
    }

    @Test
    void devicesThatTheKernelHasNoNameFor() {
        for (String name : List.of("", "a/b", "sixteen-letters-", "..", "a b", "a:b"))
            assertThatThrownBy(() -> new Nic.Named(name))
                    .as(name)
                    .hasMessageContaining("is no name");
        assertThatThrownBy(() -> new Link.Bond("bond0", List.of(), List.of()))
                .hasMessage("bond0 has no members");
        assertThatThrownBy(() -> new Link.Vlan(new Nic.Booted(), 4095, Optional.empty()))
                .hasMessageContaining("4095 is no number of a VLAN");
    }
}
