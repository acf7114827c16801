package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.KsVersion.F40;
import static dev.tarmac.kickstart.KsVersion.F45;
import static dev.tarmac.kickstart.KsVersion.RHEL10;
import static dev.tarmac.kickstart.KsVersion.RHEL7;
import static dev.tarmac.kickstart.KsVersion.RHEL8;
import static dev.tarmac.kickstart.KsVersion.RHEL9;

import dev.tarmac.kickstart.KsVersion;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Every command, found by its name.
public final class Commands {
    private static final Set<KsVersion> SINCE_43 = Set.of(RHEL10, F45);
    private static final Set<KsVersion> FROM_38_TO_43 = Set.of(F40);

    private static final List<Definition> STORAGE =
            List.of(
                    custom(new PartForm(), "part", "partition"),
                    custom(new RaidForm(), "raid"),
                    custom(new VolGroupForm(), "volgroup"),
                    custom(new LogVolForm(), "logvol"),
                    Definition.of(new BtrfsForm(), "btrfs")
                            .each()
                            .deprecatedIn(RHEL8, RHEL9)
                            .removedIn(RHEL10),
                    Definition.of(DiskForms.SNAPSHOT, "snapshot").each(),
                    Definition.of(DiskForms.MOUNT, "mount")
                            .each()
                            .absentIn(RHEL7)
                            .not("autopart", "partition", "raid", "volgroup", "logvol", "reqpart"),
                    Definition.of(DiskForms.CLEARPART, "clearpart"),
                    Definition.of(DiskForms.IGNOREDISK, "ignoredisk"),
                    Definition.of(DiskForms.ZEROMBR, "zerombr"),
                    Definition.of(DiskForms.REQPART, "reqpart").not("autopart", "mount"),
                    Definition.of(new AutoPartForm(), "autopart")
                            .not("partition", "raid", "volgroup", "logvol", "reqpart"),
                    Definition.of(new BootloaderForm(), "bootloader"));

    private static final List<Definition> SOURCES =
            List.of(
                    Definition.of(SourceForms.URL, "url"),
                    Definition.of(SourceForms.REPO, "repo").each(),
                    Definition.of(SourceForms.NFS, "nfs"),
                    Definition.of(SourceForms.HARDDRIVE, "harddrive"),
                    Definition.of(SourceForms.LIVEIMG, "liveimg"),
                    Definition.of(SourceForms.CDROM, "cdrom"),
                    Definition.of(SourceForms.HMC, "hmc"),
                    Definition.of(ImageForms.BOOTC, "bootc")
                            .absentIn(RHEL7, RHEL8, RHEL9, F40)
                            .not("ostreesetup", "ostreecontainer"),
                    Definition.of(ImageForms.OSTREESETUP, "ostreesetup")
                            .not(SINCE_43, "ostreecontainer", "bootc")
                            .not(FROM_38_TO_43, "ostreecontainer"),
                    Definition.of(ImageForms.OSTREECONTAINER, "ostreecontainer")
                            .absentIn(RHEL7, RHEL8)
                            .not("ostreesetup")
                            .not(SINCE_43, "bootc"));

    private static final List<Definition> SYSTEM =
            List.of(
                    Definition.of(AccountForms.ROOTPW, "rootpw"),
                    Definition.of(AccountForms.USER, "user").each(),
                    Definition.of(AccountForms.GROUP, "group").each(),
                    Definition.of(AccountForms.SSHKEY, "sshkey").each().absentIn(RHEL7),
                    Definition.of(AccountForms.SSHPW, "sshpw").each(),
                    Definition.of(LocaleForms.LANG, "lang"),
                    Definition.of(LocaleForms.KEYBOARD, "keyboard"),
                    Definition.of(LocaleForms.TIMEZONE, "timezone"),
                    Definition.of(LocaleForms.TIMESOURCE_FORM, "timesource")
                            .each()
                            .absentIn(RHEL7, RHEL8),
                    Definition.of(new NetworkForm(), "network").each(),
                    Definition.of(new FirewallForm(), "firewall"),
                    Definition.of(SystemForms.SELINUX, "selinux"),
                    Definition.of(SystemForms.SERVICES, "services"),
                    Definition.of(SystemForms.FIRSTBOOT, "firstboot"),
                    Definition.of(SystemForms.EULA, "eula"),
                    Definition.of(SystemForms.REBOOT, "reboot", "poweroff", "halt", "shutdown"),
                    Definition.of(SystemForms.LOGGING, "logging"),
                    Definition.of(RawForms.AUTH, "auth", "authconfig")
                            .agingIn(RHEL8, RHEL9)
                            .removedIn(RHEL10, F40, F45),
                    Definition.of(RawForms.AUTHSELECT, "authselect").absentIn(RHEL7),
                    Definition.of(new RealmForm(), "realm"),
                    Definition.of(SubscriptionForms.RHSM, "rhsm").absentIn(RHEL7, F40, F45),
                    Definition.of(SubscriptionForms.SYSPURPOSE, "syspurpose")
                            .absentIn(RHEL7, F40, F45),
                    Definition.of(SubscriptionForms.MODULE, "module")
                            .each()
                            .absentIn(RHEL7)
                            .deprecatedIn(RHEL10)
                            .removedIn(F45));

    private static final List<Definition> INSTALLER =
            List.of(
                    Definition.of(InstallerForms.DISPLAY, "graphical", "text", "cmdline"),
                    Definition.of(InstallerForms.SKIPX, "skipx"),
                    Definition.of(InstallerForms.MEDIACHECK, "mediacheck"),
                    Definition.of(InstallerForms.UNSUPPORTED_HARDWARE, "unsupported_hardware")
                            .absentIn(RHEL8, RHEL9, RHEL10, F40, F45),
                    Definition.of(InstallerForms.AUTOSTEP, "autostep")
                            .deprecatedIn(RHEL9)
                            .removedIn(RHEL10, F40, F45),
                    Definition.of(InstallerForms.XCONFIG, "xconfig"),
                    Definition.of(InstallerForms.RESCUE, "rescue"),
                    Definition.of(InstallerForms.VNC, "vnc").deprecatedIn(RHEL10).removedIn(F45),
                    Definition.of(InstallerForms.RDP, "rdp").absentIn(RHEL7, RHEL8, RHEL9, F40),
                    Definition.of(InstallerForms.ZIPL, "zipl").absentIn(RHEL7),
                    old(InstallerForms.INSTALL, "install"),
                    Definition.of(InstallerForms.INSTALL, "upgrade")
                            .absentIn(RHEL8, RHEL9, RHEL10, F40, F45)
                            .deprecatedIn(RHEL7),
                    Definition.of(InstallerForms.METHOD, "method")
                            .deprecatedIn(RHEL9)
                            .removedIn(RHEL10, F40, F45),
                    Definition.of(InstallerForms.UPDATES, "updates"));

    private static final List<Definition> DEVICES =
            List.of(
                    Definition.of(DeviceForms.ISCSI, "iscsi").each(),
                    Definition.of(DeviceForms.ISCSINAME, "iscsiname"),
                    Definition.of(DeviceForms.FCOE, "fcoe").each(),
                    Definition.of(DeviceForms.ZFCP, "zfcp").each(),
                    Definition.of(DeviceForms.DRIVERDISK, "driverdisk").each(),
                    Definition.of(DeviceForms.NVDIMM, "nvdimm")
                            .each()
                            .deprecatedIn(F40)
                            .removedIn(RHEL10, F45),
                    old(DeviceForms.DMRAID, "dmraid").each(),
                    old(DeviceForms.MULTIPATH, "multipath").each(),
                    old(DeviceForms.DEVICE, "device").each(),
                    old(RawForms.DEVICEPROBE, "deviceprobe"));

    private static final List<Definition> ALL =
            Stream.of(STORAGE, SOURCES, SYSTEM, INSTALLER, DEVICES).flatMap(List::stream).toList();

    private static final Map<String, Definition> BY_NAME = byName();

    private Commands() {}

    /// All of them: disks first, then sources, the system, the installer, devices.
    public static List<Definition> all() {
        return ALL;
    }

    /// The command of that name, in whatever version.
    public static Optional<Definition> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /// The names of all commands that a version accepts.
    public static List<String> namesIn(KsVersion version) {
        return BY_NAME.entrySet().stream()
                .filter(
                        entry ->
                                switch (entry.getValue().life(version)) {
                                    case ACTIVE, AGING, DEPRECATED -> true;
                                    case ABSENT, REMOVED -> false;
                                })
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /// A command that lays out disks by hand.
    private static Definition custom(CommandForm form, String... names) {
        return Definition.of(form, names).each().not("autopart", "mount");
    }

    /// A command of release 7 that died out.
    private static Definition old(CommandForm form, String name) {
        return Definition.of(form, name).deprecatedIn(RHEL8).removedIn(RHEL9, RHEL10, F40, F45);
    }

    private static Map<String, Definition> byName() {
        Map<String, Definition> byName = new HashMap<>();
        for (Definition definition : ALL)
            for (String name : definition.names()) byName.put(name, definition);
        return byName;
    }
}
