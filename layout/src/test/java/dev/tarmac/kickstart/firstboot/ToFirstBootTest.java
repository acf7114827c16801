package dev.tarmac.kickstart.firstboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.firstboot.FirstBootText;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.honoured.Departure;
import dev.tarmac.kickstart.read.Includes;
import dev.tarmac.kickstart.read.KickstartReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToFirstBootTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    rootpw --iscrypted $6$x                          | root        password given as a hash
                    rootpw --lock                                    | root        locked
                    rootpw --iscrypted $6$x --allow-ssh              | root        password given as a hash, by ssh too
                    user --name=ann --uid=1500 --groups=wheel        | user        ann(1500), no password, in wheel
                    group --name=data --gid=5000                     | group       data(5000)
                    sshkey --username=root "ssh-ed25519 AAAA a@b"    | ssh key     root: ssh-ed25519 AAAA a@b
                    lang de_DE.UTF-8                                 | language    de_DE.UTF-8
                    keyboard us                                      | keyboard    console us
                    keyboard --vckeymap=de --xlayouts=de             | keyboard    console de, desktop de
                    timezone Europe/Berlin --utc                     | time zone   Europe/Berlin, hardware clock in UTC
                    timesource --ntp-server=ntp.example.com          | time        from ntp.example.com
                    timesource --ntp-disable                         | time        from the hardware clock alone
                    network --hostname=web1.example.com              | host name   web1.example.com
                    network --bootproto=dhcp                         | network     the device that booted, IPv4 by DHCP, IPv6 automatic
                    network --device=bond0 --bondslaves=eth0,eth1    | network     bond bond0 of eth0 eth1, IPv4 by DHCP, IPv6 automatic
                    network --device=eth0 --vlanid=7 --noipv6        | network     VLAN 7 on eth0, IPv4 by DHCP, IPv6 off
                    services --enabled=sshd --disabled=kdump         | enabled     sshd.service; disabled    kdump.service
                    firewall --enabled --service=http                | firewall    on, open for http ssh
                    firewall --disabled                              | firewall    off
                    selinux --permissive                             | selinux     permissive
                    bootloader --append="quiet a=\\"b c\\""            | kernel      quiet a="b c"
                    liveimg --url=https://h.example/root.tar.zst     | image       https://h.example/root.tar.zst
                    reboot                                           | afterwards  reboot
                    poweroff                                         | afterwards  power-off
                    halt                                             | afterwards  halt
                    """)
    void aLineBecomesAValue(String line, String text) {
        ToFirstBoot.Outcome outcome = of(line);
        assertThat(FirstBootText.of(outcome.value()).strip().replace("\n", "; ")).isEqualTo(text);
        assertThat(outcome.departures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    network --device=team0 --teamslaves=eth0         | f:1:24 --teamslaves IGNORED
                    network --device=wlan0 --essid=cafe              | f:1:24 --essid IGNORED
                    network --device=eth0 --vlanid=4095              | f:1:23 --vlanid IGNORED
                    network --bootproto=ibft                         | f:1:9 --bootproto DIFFERENTLY
                    network --bootproto=dhcp --ip=10.0.0.1           | f:1:26 --ip IGNORED
                    network --bondslaves=eth0,eth1                   | f:1:9 --bondslaves IGNORED
                    rootpw hush                                      | f:1:8 <password> DIFFERENTLY
                    lang "de DE"                                     | f:1:6 <lang> IGNORED
                    lang de_DE.UTF-8 --addsupport=cs_CZ              | f:1:18 --addsupport IGNORED
                    timesource --ntp-disable --nts                   | f:1:26 --nts IGNORED
                    services --enabled=a --disabled=a                | f:1:22 --disabled IGNORED
                    sshkey --username=bob "ssh-ed25519 AAAA a@b"     | f:1:8 --username DIFFERENTLY
                    firewall --disabled --service=http               | f:1:10 --disable DIFFERENTLY
                    bootloader --md5pass=x                           | f:1:12 --md5pass IGNORED
                    bootloader --location=partition                  | f:1:12 --location DIFFERENTLY
                    liveimg --url=https://h.example/root.img         | f:1:9 --url IGNORED
                    reboot --kexec                                   | f:1:8 --kexec DIFFERENTLY
                    """)
    void whatCannotBeHonouredIsTold(String line, String told) {
        assertThat(of(line).departures())
                .extracting(ToFirstBootTest::shortly)
                .containsExactly(told);
    }

    @Test
    void aWrongValueIsToldWithItsReason() {
        assertThat(of("network --device=eth0 --vlanid=4095").departures())
                .extracting(it -> it.problem().toString())
                .singleElement()
                .asString()
                .contains("network --vlanid is ignored: 4095 is no number of a VLAN");
    }

    @Test
    void ofTwoUsersOfOneNameTheFirstCounts() {
        ToFirstBoot.Outcome outcome =
                of("user --name=ann --uid=1500\nuser --name=bob --uid=1500\nuser --name=ann\n");
        assertThat(FirstBootText.of(outcome.value()))
                .isEqualTo(
                        """
                        user        ann(1500), no password
                        user        bob, no password
                        """);
        assertThat(outcome.departures())
                .extracting(Departure::how)
                .containsExactly(
                        "line 1 of f gives the number to a user",
                        "line 1 of f makes the user already");
    }

    @Test
    void aVlanOnABondIsTwoConnections() {
        assertThat(
                        FirstBootText.of(
                                of("network --device=bond0 --bondslaves=eth0,eth1 --vlanid=7")
                                        .value()))
                .isEqualTo(
                        """
                        network     bond bond0 of eth0 eth1, IPv4 off, IPv6 off
                        network     VLAN 7 on bond0, IPv4 by DHCP, IPv6 automatic
                        """);
    }

    @Test
    void scriptsRunWhereTheirSectionSays() {
        ToFirstBoot.Outcome outcome =
                of(
                        """
                        %pre-install --log=/mnt/sysroot/root/before.log
                        true
                        %end
                        %post --interpreter=/usr/bin/python3 --erroronfail --log=/root/post.log
                        pass
                        %end
                        %post --nochroot
                        true
                        %end
                        %post --nochroot --interpreter=/usr/bin/python3 --log=/tmp/x
                        pass
                        %end
                        """);
        assertThat(FirstBootText.of(outcome.value()))
                .isEqualTo(
                        """
                        script      before the image is unpacked, /bin/sh, 1 line, log /root/before.log
                        script      in the new system, /usr/bin/python3, 1 line, must succeed, log /root/post.log
                        script      beside the new system, /bin/sh, 1 line
                        """);
        assertThat(outcome.departures())
                .extracting(ToFirstBootTest::shortly)
                .containsExactly(
                        "f:7:1 --nochroot DIFFERENTLY",
                        "f:10:1 --nochroot DIFFERENTLY",
                        "f:10:1 --interpreter IGNORED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    rootpw hush-hush
                    rootpw --iscrypted hush-hush
                    rootpw --iscrypted hush-hush:
                    rootpw --lock hush-hush
                    user --name=ann --password=hush-hush
                    user --name=ann --iscrypted --password=hush-hush
                    user --name=ann --iscrypted --password=hush-hush:
                    bootloader --password=hush-hush
                    network --device=wlan0 --essid=x --wpakey=hush-hush
                    liveimg --url=https://ann:hush-hush@h.example/r.tar
                    liveimg --url=https://ann:hush-hush@h.example/r.img
                    "liveimg --url=\\"https://ann:hush-hush@h.example/r r.tar\\""
                    """)
    void noSecretIsShown(String line) {
        ToFirstBoot.Outcome outcome = of(line);
        assertThat(outcome.toString() + FirstBootText.of(outcome.value()))
                .doesNotContain("hush-hush");
    }

    private static ToFirstBoot.Outcome of(String text) {
        return ToFirstBoot.of(KickstartReader.read("f", text, KsVersion.RHEL9, Includes.IGNORED));
    }

    /// Place, option and treatment.
    private static String shortly(Departure departure) {
        return departure.where()
                + " "
                + departure.option().orElseThrow()
                + " "
                + departure.treatment();
    }
}
