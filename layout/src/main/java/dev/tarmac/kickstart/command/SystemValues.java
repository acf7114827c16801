package dev.tarmac.kickstart.command;

import dev.tarmac.kickstart.Hidden;
import dev.tarmac.kickstart.SystemCommand;
import dev.tarmac.kickstart.SystemCommand.Afterwards;
import dev.tarmac.kickstart.SystemCommand.Eula;
import dev.tarmac.kickstart.SystemCommand.Firewall;
import dev.tarmac.kickstart.SystemCommand.FirstBoot;
import dev.tarmac.kickstart.SystemCommand.Group;
import dev.tarmac.kickstart.SystemCommand.Keyboard;
import dev.tarmac.kickstart.SystemCommand.Language;
import dev.tarmac.kickstart.SystemCommand.LiveImg;
import dev.tarmac.kickstart.SystemCommand.Network;
import dev.tarmac.kickstart.SystemCommand.RootPassword;
import dev.tarmac.kickstart.SystemCommand.SeLinux;
import dev.tarmac.kickstart.SystemCommand.Services;
import dev.tarmac.kickstart.SystemCommand.SshKey;
import dev.tarmac.kickstart.SystemCommand.TimeSource;
import dev.tarmac.kickstart.SystemCommand.Timezone;
import dev.tarmac.kickstart.SystemCommand.User;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Conversions;

/// Makes the records of the system commands of their settings.
final class SystemValues {
    private SystemValues() {}

    static SystemCommand rootPassword(Values values) {
        return new RootPassword(
                values.said("password").map(Hidden::new),
                values.flag("isCrypted"),
                values.flag("lock"),
                values.flag("allow_ssh"));
    }

    static SystemCommand user(Values values) {
        return new User(
                values.text("name"),
                values.items("groups"),
                values.said("homedir"),
                values.said("password").map(Hidden::new),
                values.flag("isCrypted"),
                values.flag("lock"),
                values.said("shell"),
                values.number("uid"),
                values.number("gid"),
                values.said("gecos"));
    }

    static SystemCommand group(Values values) {
        return new Group(values.text("name"), values.number("gid"));
    }

    static SystemCommand sshKey(Values values) {
        return new SshKey(values.text("username"), values.text("key"));
    }

    static SystemCommand language(Values values) {
        return new Language(values.text("lang"), values.items("addsupport"));
    }

    static SystemCommand keyboard(Values values) {
        return new Keyboard(
                values.said("keyboard"),
                values.said("vc_keymap"),
                values.items("x_layouts"),
                values.items("switch_options"));
    }

    static SystemCommand timezone(Values values) {
        return new Timezone(
                values.said("timezone"),
                values.flag("isUtc"),
                values.flag("nontp"),
                values.items("ntpservers"));
    }

    static SystemCommand timeSource(Values values) {
        boolean nts = values.flag("nts");
        if (values.isSet("ntp_server"))
            return new TimeSource.Server(values.text("ntp_server"), nts);
        if (values.isSet("ntp_pool")) return new TimeSource.Pool(values.text("ntp_pool"), nts);
        return new TimeSource.Disabled();
    }

    static SystemCommand network(Values values) {
        return new Network(
                values.said("device"),
                values.text("bootProto"),
                values.said("hostname"),
                values.said("ip"),
                values.said("netmask"),
                values.said("gateway"),
                Conversions.commaItems(values.text("nameserver")),
                values.said("ipv6"),
                values.said("ipv6gateway"),
                values.said("mtu"),
                values.flag("onboot"),
                values.flag("noipv4"),
                values.flag("noipv6"),
                Conversions.commaItems(values.text("bondslaves")),
                values.said("bondopts"),
                values.said("vlanid"),
                values.said("interfacename"),
                Conversions.commaItems(values.text("bridgeslaves")),
                values.said("bridgeopts"),
                values.said("teamslaves"),
                values.said("essid"),
                values.flag("nodefroute"),
                new Network.Names(
                        values.flag("nodns"),
                        Conversions.commaItems(values.text("ipv4_dns_search")),
                        Conversions.commaItems(values.text("ipv6_dns_search")),
                        values.flag("ipv4_ignore_auto_dns"),
                        values.flag("ipv6_ignore_auto_dns")));
    }

    static SystemCommand firewall(Values values) {
        return new Firewall(
                values.flag("enabled"),
                values.flag("use_system_defaults"),
                values.items("ports"),
                values.items("trusts"),
                values.items("services"),
                values.items("remove_services"));
    }

    static SystemCommand seLinux(Values values) {
        return new SeLinux(values.said("selinux"));
    }

    static SystemCommand services(Values values) {
        return new Services(values.items("enabled"), values.items("disabled"));
    }

    static SystemCommand firstBoot(Values values) {
        return new FirstBoot(values.said("firstboot"));
    }

    static SystemCommand eula(Values values) {
        return new Eula();
    }

    static SystemCommand afterwards(Values values) {
        return new Afterwards(values.text("action"), values.flag("eject"), values.flag("kexec"));
    }

    static SystemCommand liveImg(Values values) {
        return new LiveImg(
                values.text("url"),
                values.said("proxy"),
                !values.flag("noverifyssl"),
                values.said("checksum"));
    }
}
