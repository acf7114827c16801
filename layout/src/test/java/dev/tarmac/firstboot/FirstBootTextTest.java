package dev.tarmac.firstboot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class FirstBootTextTest {
    @Test
    void everyThingHasALine() {
        assertThat(FirstBootText.of(Machines.FULL))
                .isEqualTo(
                        """
                        root        password given as a hash, by ssh too
                        group       data(5000)
                        user        ann(1500), Ann Example, password given readable, own group 5000, in wheel ops(7), home /srv/ann, shell /bin/zsh
                        user        bob, locked
                        user        cid, no password
                        ssh key     root: ssh-ed25519 AAAAC3 ann@desk
                        language    de_DE.UTF-8
                        keyboard    console de-nodeadkeys, desktop de (nodeadkeys) us, grp:alt_shift_toggle
                        time zone   Europe/Berlin, hardware clock in UTC
                        time        from ntp.example.com (NTS) pool pool.example
                        host name   web1.example.com
                        network     the device that booted, IPv4 by DHCP, IPv6 2001:db8:0:0:0:0:0:5/64 via 2001:db8:0:0:0:0:0:1
                        network     52:54:00:aa:00:01, IPv4 10.0.0.5/24 via 10.0.0.1, IPv6 off
                        network     bond bond0 of eth1 eth2 with mode=active-backup miimon=100, IPv4 off, IPv6 automatic
                        network     bridge br0 of eth3, IPv4 by DHCP, IPv6 by DHCP
                        network     VLAN 7 as storage on bond0, IPv4 by DHCP, IPv6 automatic, names from 10.0.0.2 2001:db8:0:0:0:0:0:2, domains example.com v6.example.com, no name servers of DHCP, MTU 9000, no default route, not at boot
                        enabled     sshd.service
                        disabled    kdump.service
                        firewall    on, open for ssh, ports 443/tcp 8000-8010/udp, closed for mdns, trusts eth1
                        selinux     permissive
                        kernel      console=ttyS0 quiet
                        boot menu   3 s
                        image       https://***@h/r.tar.zst?***, sha256 %s
                        script      before the image is unpacked, /bin/sh, 1 line
                        script      in the new system, /usr/bin/python3, 2 lines, must succeed, log /root/post.log
                        afterwards  power-off
                        """
                                .formatted("ab".repeat(32)));
    }

    @Test
    void whatStaysAsTheImageHasItIsNotListed() {
        assertThat(FirstBootText.of(FirstBoot.NOTHING)).isEmpty();
    }

    @Test
    void noSecretIsShown() {
        for (String shown : List.of(FirstBootText.of(Machines.FULL), Machines.FULL.toString()))
            assertThat(shown)
                    .doesNotContain(
                            Machines.PLAIN,
                            Machines.PLAIN.replace(' ', '_'),
                            Machines.HASH,
                            Machines.SCRIPT_SECRET);
    }
}
