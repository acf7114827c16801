package dev.tarmac.kickstart;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// The commands about the installed system, as written.
public sealed interface SystemCommand extends KsCommand {
    /// How root logs in.
    ///
    /// @param crypted the password is a hash for the shadow file
    record RootPassword(
            Optional<Hidden> password, boolean crypted, boolean locked, boolean allowSsh)
            implements SystemCommand {}

    /// An account.
    ///
    /// @param groups names, or `name(number)`
    record User(
            String name,
            List<String> groups,
            Optional<String> home,
            Optional<Hidden> password,
            boolean crypted,
            boolean locked,
            Optional<String> shell,
            Optional<BigInteger> uid,
            Optional<BigInteger> gid,
            Optional<String> gecos)
            implements SystemCommand {
        public User {
            groups = List.copyOf(groups);
        }
    }

    /// A group of accounts.
    record Group(String name, Optional<BigInteger> gid) implements SystemCommand {}

    /// A key that may log in as a user.
    record SshKey(String user, String key) implements SystemCommand {}

    /// The language of the system.
    record Language(String language, List<String> more) implements SystemCommand {
        public Language {
            more = List.copyOf(more);
        }
    }

    /// The layouts of the keyboard.
    ///
    /// @param old the one name of the old form
    record Keyboard(
            Optional<String> old,
            Optional<String> consoleKeymap,
            List<String> layouts,
            List<String> switches)
            implements SystemCommand {
        public Keyboard {
            layouts = List.copyOf(layouts);
            switches = List.copyOf(switches);
        }
    }

    /// Where the system stands, and how its clock runs.
    record Timezone(Optional<String> zone, boolean utc, boolean noNtp, List<String> ntpServers)
            implements SystemCommand {
        public Timezone {
            ntpServers = List.copyOf(ntpServers);
        }
    }

    /// Where the time comes from.
    sealed interface TimeSource extends SystemCommand {
        record Server(String host, boolean nts) implements TimeSource {}

        record Pool(String host, boolean nts) implements TimeSource {}

        record Disabled() implements TimeSource {}
    }

    /// A network device, or the host name alone.
    ///
    /// @param device a name, a MAC address, `link`, `bootif`, or empty
    record Network(
            Optional<String> device,
            String bootProtocol,
            Optional<String> hostname,
            Optional<String> ip,
            Optional<String> netmask,
            Optional<String> gateway,
            List<String> nameservers,
            Optional<String> ipv6,
            Optional<String> ipv6Gateway,
            Optional<String> mtu,
            boolean onBoot,
            boolean noIpv4,
            boolean noIpv6,
            List<String> bondMembers,
            Optional<String> bondOptions,
            Optional<String> vlan,
            Optional<String> interfaceName,
            List<String> bridgeMembers,
            Optional<String> bridgeOptions,
            Optional<String> teamMembers,
            Optional<String> essid,
            boolean noDefaultRoute,
            Names names)
            implements SystemCommand {
        /// How names become addresses there.
        ///
        /// @param none nobody is asked whom DHCP names
        public record Names(
                boolean none,
                List<String> ipv4Search,
                List<String> ipv6Search,
                boolean ignoreIpv4,
                boolean ignoreIpv6) {
            public Names {
                ipv4Search = List.copyOf(ipv4Search);
                ipv6Search = List.copyOf(ipv6Search);
            }
        }

        public Network {
            nameservers = List.copyOf(nameservers);
            bondMembers = List.copyOf(bondMembers);
            bridgeMembers = List.copyOf(bridgeMembers);
        }
    }

    /// What the firewall lets in.
    ///
    /// @param ports `443:tcp`
    record Firewall(
            boolean enabled,
            boolean systemDefaults,
            List<String> ports,
            List<String> trusted,
            List<String> services,
            List<String> removedServices)
            implements SystemCommand {
        public Firewall {
            ports = List.copyOf(ports);
            trusted = List.copyOf(trusted);
            services = List.copyOf(services);
            removedServices = List.copyOf(removedServices);
        }
    }

    /// How SELinux runs.
    ///
    /// @param mode `enforcing`, `permissive`, `disabled`, or empty
    record SeLinux(Optional<String> mode) implements SystemCommand {}

    /// What is started at boot, and what is not.
    record Services(List<String> enabled, List<String> disabled) implements SystemCommand {
        public Services {
            enabled = List.copyOf(enabled);
            disabled = List.copyOf(disabled);
        }
    }

    /// Whether the setup program runs at the first boot.
    ///
    /// @param mode `enable`, `disable`, `reconfig`, or empty
    record FirstBoot(Optional<String> mode) implements SystemCommand {}

    /// The licence is agreed to.
    record Eula() implements SystemCommand {}

    /// What the machine does when the installation is done.
    ///
    /// @param action `reboot`, `halt` or `shutdown`
    record Afterwards(String action, boolean eject, boolean kexec) implements SystemCommand {}

    /// The image that is installed.
    record LiveImg(String url, Optional<String> proxy, boolean verifyTls, Optional<String> sha256)
            implements SystemCommand {}
}
