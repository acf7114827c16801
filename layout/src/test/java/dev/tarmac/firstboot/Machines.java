package dev.tarmac.firstboot;

import dev.tarmac.firstboot.Firewall.Port;

import java.util.List;
import java.util.Optional;

/// What machines of these tests need.
final class Machines {
    static final String HASH = "$6$salt$hUsHhUsH";
    static final String PLAIN = "op3n s3same";
    static final String SCRIPT_SECRET = "curl -H token:t0k3n";

    /// One of everything.
    static final FirstBoot FULL =
            new FirstBoot(
                    accounts(),
                    Optional.of("de_DE.UTF-8"),
                    Optional.of(
                            new Keyboard(
                                    Optional.of("de-nodeadkeys"),
                                    List.of(
                                            Keyboard.Layout.parse("de (nodeadkeys)"),
                                            Keyboard.Layout.parse("us")),
                                    List.of("grp:alt_shift_toggle"))),
                    Optional.of(new TimeZone(Optional.of("Europe/Berlin"), true)),
                    Optional.of(
                            new TimeSources.From(
                                    List.of(
                                            new TimeSources.Source("ntp.example.com", false, true),
                                            new TimeSources.Source("pool.example", true, false)))),
                    network(),
                    new Services(List.of("sshd.service"), List.of("kdump.service")),
                    Optional.of(
                            new Firewall.On(
                                    List.of(Port.parse("443:tcp"), Port.parse("8000-8010/udp")),
                                    List.of("ssh"),
                                    List.of("mdns"),
                                    List.of("eth1"))),
                    Optional.of(SeLinux.PERMISSIVE),
                    new BootLoader(List.of("console=ttyS0", "quiet"), Optional.of(3)),
                    Optional.of(
                            Image.of(
                                    "https://me:" + PLAIN.replace(' ', '_') + "@h/r.tar.zst?k=" + 7,
                                    Optional.of("ab".repeat(32)))),
                    List.of(
                            new Script(
                                    Script.Stage.BEFORE_IMAGE,
                                    "/bin/sh",
                                    false,
                                    Optional.empty(),
                                    "true\n"),
                            new Script(
                                    Script.Stage.IN_SYSTEM,
                                    "/usr/bin/python3",
                                    true,
                                    Optional.of("/root/post.log"),
                                    SCRIPT_SECRET + "\nexit 0\n")),
                    Optional.of(Afterwards.POWER_OFF));

    private Machines() {}

    private static Accounts accounts() {
        return new Accounts(
                Optional.of(new Root(new Password.Hash(new Secret(HASH)), true)),
                List.of(new Group("data", Optional.of(5000L))),
                List.of(
                        new User(
                                "ann",
                                new Password.Plain(new Secret(PLAIN)),
                                Optional.of(1500L),
                                Optional.of(5000L),
                                List.of(
                                        new Group("wheel", Optional.empty()),
                                        new Group("ops", Optional.of(7L))),
                                Optional.of("/srv/ann"),
                                Optional.of("/bin/zsh"),
                                Optional.of("Ann Example")),
                        user("bob", new Password.Locked()),
                        user("cid", new Password.None())),
                List.of(new AuthorizedKey("root", "ssh-ed25519 AAAAC3 ann@desk")));
    }

    private static User user(String name, Password password) {
        return new User(
                name,
                password,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Network network() {
        List<DeviceOption> options =
                List.of(DeviceOption.parse("mode=active-backup"), DeviceOption.parse("miimon=100"));
        Ipv6 fixed =
                new Ipv6.Static(
                        Addresses.ipv6("2001:db8::5"),
                        64,
                        Optional.of(Addresses.ipv6("2001:db8::1")));
        Ipv4 office =
                new Ipv4.Static(
                        Addresses.ipv4("10.0.0.5"), 24, Optional.of(Addresses.ipv4("10.0.0.1")));
        return new Network(
                Optional.of("web1.example.com"),
                List.of(
                        connection(new Link.Device(new Nic.Booted()), new Ipv4.Dhcp(), fixed),
                        connection(
                                new Link.Device(Nic.WithAddress.parse("52:54:00:AA:00:01")),
                                office,
                                new Ipv6.None()),
                        connection(
                                new Link.Bond("bond0", List.of("eth1", "eth2"), options),
                                new Ipv4.None(),
                                new Ipv6.Automatic()),
                        connection(
                                new Link.Bridge("br0", List.of("eth3"), List.of()),
                                new Ipv4.Dhcp(),
                                new Ipv6.Dhcp()),
                        new Connection(
                                new Link.Vlan(new Nic.Named("bond0"), 7, Optional.of("storage")),
                                false,
                                new Ipv4.Dhcp(),
                                new Ipv6.Automatic(),
                                new NameServers(
                                        List.of(
                                                Addresses.either("10.0.0.2"),
                                                Addresses.either("2001:db8::2")),
                                        List.of("example.com"),
                                        List.of("v6.example.com"),
                                        true,
                                        true),
                                false,
                                Optional.of(9000))));
    }

    private static Connection connection(Link link, Ipv4 ipv4, Ipv6 ipv6) {
        return new Connection(
                link, true, ipv4, ipv6, NameServers.AUTOMATIC, true, Optional.empty());
    }
}
