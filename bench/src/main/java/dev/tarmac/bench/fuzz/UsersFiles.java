package dev.tarmac.bench.fuzz;

import dev.tarmac.app.ServerConfig;
import dev.tarmac.facts.DiskSpec;
import dev.tarmac.facts.Firmware;
import dev.tarmac.firstboot.FirstBoot;
import dev.tarmac.firstboot.FirstBootJson;
import dev.tarmac.image.ImageName;
import dev.tarmac.image.build.DefinitionYaml;
import dev.tarmac.json.JsonObject;
import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.convert.Installer;
import dev.tarmac.kickstart.convert.NotConverted;
import dev.tarmac.kickstart.convert.ToLayout;
import dev.tarmac.kickstart.firstboot.ToFirstBoot;
import dev.tarmac.kickstart.lint.Linter;
import dev.tarmac.kickstart.lint.Rules;
import dev.tarmac.kickstart.lint.Subject;
import dev.tarmac.kickstart.read.Includes;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.layout.yaml.LayoutYamlWriter;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlanJson;
import dev.tarmac.plan.text.PlanText;
import dev.tarmac.planner.Permissions;
import dev.tarmac.planner.Planner;
import dev.tarmac.planner.Target;
import dev.tarmac.planner.anaconda.InstallerMachine;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;
import dev.tarmac.profile.HostnamePattern;
import dev.tarmac.profile.ProfileName;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.render.KickstartTemplate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What admins write, and what they copy from somebody else.
final class UsersFiles {
    private static final Permissions WIPE = new Permissions(true, true);

    private static final String LAYOUT =
            """
            disks:
              - name: system
                select: {size: '>=30G'}
                partitions:
                  - {name: biosboot, type: biosboot, size: 1M}
                  - {name: esp, type: esp, size: 300M}
                  - {name: root, size: rest, filesystem: ext4, label: root, mount: /}
            """;

    private static final String GROUPS =
            """
            disks:
              - name: a
                select: {serial: disk0}
                partitions:
                  - {name: biosboot, type: biosboot, size: 1M}
                  - {name: esp, type: esp, size: 512M}
                  - {name: boot, size: 1G, filesystem: xfs, mount: /boot, options: nodev}
                  - {name: pv, size: rest}
              - {name: b, select: {serial: disk1}, partitions: [{name: md-b, size: rest}]}
              - {name: c, select: {serial: disk2}, partitions: [{name: md-c, size: rest}]}
            raids:
              - {name: data, level: 1, members: [md-b, md-c], filesystem: ext4, mount: /srv}
            volume-groups:
              - name: vg
                members: [pv]
                reserved: 10%
                volumes:
                  - {name: root, size: 10G, grow: true, max: 20G, filesystem: xfs, mount: /}
                  - {name: swap, size: 1G, filesystem: swap}
            tmpfs:
              - {mount: /tmp, size: 2G}
            """;

    private static final String KICKSTART =
            """
            #version=RHEL9
            text
            lang en_US.UTF-8
            keyboard --vckeymap=us --xlayouts='us'
            network --bootproto=static --ip=10.0.0.5 --netmask=255.255.255.0 --gateway=10.0.0.1 --hostname=a
            rootpw --lock
            user --name=admin --groups=wheel
            timezone UTC --utc
            ignoredisk --only-use=sda
            zerombr
            clearpart --all --initlabel
            part biosboot --fstype=biosboot --size=1
            part /boot --fstype=xfs --size=1024 --ondisk=sda
            part pv.1 --size=1 --grow
            volgroup vg pv.1
            logvol / --vgname=vg --name=root --size=4096 --fstype=ext4
            bootloader --append="quiet"
            %packages
            @core
            -vim
            %end
            %post --log=/root/log
            echo done
            %end
            """;

    private static final String SERVER =
            """
            data: data
            images: images
            agent: agent
            address: 192.168.76.1
            subnet: 192.168.76.0/24
            dhcp: server
            pool: {from: 192.168.76.100, to: 192.168.76.199}
            gateway: 192.168.76.254
            dns: [192.168.76.2]
            leaseSeconds: 3600
            reservations:
              - {mac: "52:54:00:12:34:56", address: 192.168.76.10, hostname: web-1}
            routes: [{to: 10.0.0.0/8, via: 192.168.76.253}]
            options: [{code: 42, addresses: [10.0.0.1]}]
            networks: [{subnet: 10.9.0.0/24, dhcp: proxy}]
            http: {port: 8077, listen: 192.168.76.1}
            tftp: {root: /usr/lib/ipxe, loaders: {bios: undionly.kpxe}}
            uefiLoader: ipxe
            kernelArguments: [panic=30]
            """;

    private static final String IMAGE =
            """
            name: debian-12
            suite: bookworm
            date: 2026-01-01T00:00:00Z
            mirrors: [http://mirror.example/debian]
            components: [main]
            packages: [linux-image-amd64, udev]
            leaveOut: [/usr/share/doc/*]
            keep: [/usr/share/doc/*/copyright]
            files:
              - {path: /etc/motd, stage: after-packages, mode: 0644, text: hello}
            """;

    private static final String TEMPLATE =
            """
            network --hostname=${hostname}
            <#list disks as disk>
            part pv.${disk?index} --ondisk=${disk.name} --size=${sizeMb?c}
            </#list>
            <#if uefi>part /boot/efi<#else>part biosboot</#if>
            ${hostname?upper_case}
            """;

    private UsersFiles() {}

    static List<FuzzTarget> targets() {
        return List.of(
                text("layout", Refused.class, UsersFiles::layout, LAYOUT, GROUPS),
                new FuzzTarget(
                        "kickstart",
                        Refused.class,
                        UsersFiles::kickstart,
                        List.of(
                                bytes(KICKSTART),
                                bytes(
                                        "zerombr\nclearpart --all\nautopart --type=lvm\n%include x\n"))),
                text(
                        "server-config",
                        Refused.class,
                        text -> ServerConfig.of(Path.of("/etc/tarmac/tarmac.yaml"), text),
                        SERVER),
                text(
                        "image-definition",
                        Refused.class,
                        text -> DefinitionYaml.read("image.yaml", text),
                        IMAGE),
                text("template", Refused.class, UsersFiles::template, TEMPLATE),
                words("disks", DiskSpec::parse, "2x20G,1x1.9T@4k,1T,serial=S1,rotational"),
                words("mac", MacAddress::parse, "52:54:00:00:00:01", "52-54-00-00-00-01"),
                words("subnet", Subnet::parse, "10.0.0.0/8"),
                words("address", Ip4Address::parse, "10.0.0.1"),
                words("image-name", ImageName::of, "debian-12"),
                words("profile-name", ProfileName::new, "web"),
                words(
                        "hostname",
                        text ->
                                new HostnamePattern(text)
                                        .name(Map.of("mac", "52:54:00:00:00:01", "serial", "S")),
                        "web-{serial}|web-{mac}"));
    }

    @FunctionalInterface
    private interface Reading {
        void read(String text) throws Exception;
    }

    private static FuzzTarget text(
            String name, Class<? extends Exception> refusal, Reading reading, String... seeds) {
        return new FuzzTarget(
                name,
                refusal,
                input -> reading.read(new String(input, StandardCharsets.UTF_8)),
                List.of(seeds).stream().map(UsersFiles::bytes).toList());
    }

    /// What stands in command lines, addresses of REST and single values.
    private static FuzzTarget words(String name, Function<String, ?> parse, String... seeds) {
        return text(
                "word-" + name,
                IllegalArgumentException.class,
                word -> Always.that(parse.apply(word) != null, "nothing came of " + word),
                seeds);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void layout(String text) throws Refused {
        DiskLayout layout = LayoutYaml.read("layout.yaml", text);
        String written = LayoutYamlWriter.write(layout);
        Always.same(written, () -> LayoutYamlWriter.write(LayoutYaml.read("again", written)));
        for (Firmware firmware : Firmware.values()) plan(layout, target(firmware));
    }

    private static void plan(DiskLayout layout, Target target) {
        try {
            Plan plan = Planner.plan(layout, target, Optional.empty(), WIPE);
            Always.that(!PlanText.of(plan).isEmpty(), "a plan without words");
            String json = JsonObject.write(PlanJson.encode(plan));
            Always.same(plan, () -> PlanJson.decode(JsonObject.parse(json)));
        } catch (Refused e) {
            Always.that(!e.problems().isEmpty(), "refused without a reason");
        }
    }

    /// What a kickstart says of the installed system.
    static FirstBoot firstBoot() {
        return ToFirstBoot.of(
                        Subject.read("a.ks", bytes(KICKSTART), KsVersion.NEWEST, Includes.IGNORED)
                                .kickstart())
                .value();
    }

    /// Plans as JSON, of the layouts that the search starts from.
    static List<String> plans() {
        List<String> plans = new ArrayList<>();
        for (String layout : List.of(LAYOUT, GROUPS))
            try {
                plans.add(
                        JsonObject.write(
                                PlanJson.encode(
                                        Planner.plan(
                                                LayoutYaml.read("seed.yaml", layout),
                                                target(Firmware.BIOS),
                                                Optional.empty(),
                                                WIPE))));
            } catch (Refused e) {
                throw new IllegalStateException("a seed that cannot be planned", e);
            }
        return plans;
    }

    private static Target target(Firmware firmware) {
        return Target.of(DiskSpec.facts(DiskSpec.parse("40G,2x20G")), firmware);
    }

    private static void kickstart(byte[] input) throws Refused {
        Subject subject = Subject.read("a.ks", input, KsVersion.NEWEST, Includes.IGNORED);
        Linter.remarks(subject, Rules.all(), Set.of());
        Kickstart kickstart = subject.kickstart().orRefused();
        FirstBoot first = ToFirstBoot.of(kickstart).value();
        String json = JsonObject.write(FirstBootJson.encode(first));
        Always.same(first, () -> FirstBootJson.decode(JsonObject.parse(json)));
        Target target = target(Firmware.BIOS);
        Installer installer = Installer.of(kickstart, Optional.empty());
        Where file = Where.of("a.ks");
        try {
            DiskLayout layout =
                    ToLayout.of(
                                    file,
                                    kickstart.statements(),
                                    InstallerMachine.of(
                                            target.disks(),
                                            target.firmware(),
                                            target.memoryBytes(),
                                            installer.hostName(),
                                            installer.flavor(),
                                            installer.product()))
                            .layout();
            plan(layout, target);
        } catch (NotConverted e) {
            throw new Refused(e.problems(file));
        }
    }

    private static void template(String text) throws Refused {
        KickstartTemplate.parse("a.ks.ftl", text)
                .render(
                        Map.of(
                                "hostname",
                                "web-1",
                                "disks",
                                List.of(Map.of("name", "sda"), Map.of("name", "sdb")),
                                "sizeMb",
                                1024,
                                "uefi",
                                true));
    }
}
