package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.KsVersion.RHEL7;
import static dev.tarmac.kickstart.KsVersion.RHEL8;
import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.list;
import static dev.tarmac.kickstart.option.Arguments.lists;
import static dev.tarmac.kickstart.option.Arguments.number;
import static dev.tarmac.kickstart.option.Arguments.one;
import static dev.tarmac.kickstart.option.Arguments.text;
import static dev.tarmac.kickstart.option.Arguments.words;

import dev.tarmac.kickstart.Value;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Conversions;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;

import java.util.List;

/// Drivers and the disks of a storage network: recognised and checked, not acted upon.
final class DeviceForms {
    static final PlainForm ISCSI =
            PlainForm.of(
                    Syntax.of(
                            text("--target"),
                            text("--ipaddr").needed(),
                            number("--port"),
                            text("--user"),
                            text("--password"),
                            text("--reverse-user").into("user_in"),
                            text("--reverse-password").into("password_in"),
                            text("--iface")),
                    (values, version) ->
                            Print.of("iscsi", values)
                                    .value("--target", "target")
                                    .value("--ipaddr", "ipaddr")
                                    .value("--port", "port")
                                    .value("--user", "user")
                                    .value("--password", "password")
                                    .value("--reverse-user", "user_in")
                                    .value("--reverse-password", "password_in")
                                    .value("--iface", "iface")
                                    .line());

    static final PlainForm ISCSINAME =
            PlainForm.of(
                    Syntax.of(one("iqn", "<iqn>")),
                    (values, version) -> Print.of("iscsiname", values).words("iqn").line());

    static final PlainForm FCOE =
            PlainForm.of(
                            Syntax.of(text("--nic").needed(), flag("--dcb"), flag("--autovlan")),
                            (values, version) ->
                                    Print.of("fcoe", values)
                                            .value("--nic", "nic")
                                            .flag("--dcb", "dcb")
                                            .flag("--autovlan", "autovlan")
                                            .line())
                    .settling((reading, line) -> reading.expected("fcoe"))
                    .unique("A FCOE device with the name", "nic");

    static final PlainForm ZFCP =
            PlainForm.of(
                            Syntax.of(
                                    text("--devnum").needed(),
                                    text("--fcplun").in(RHEL7, RHEL8).needed(),
                                    text("--wwpn").in(RHEL7, RHEL8).needed(),
                                    text("--wwpn").notIn(RHEL7, RHEL8).initially(""),
                                    text("--fcplun").notIn(RHEL7, RHEL8).initially("")),
                            (values, version) ->
                                    Print.of("zfcp", values)
                                            .value("--devnum", "devnum")
                                            .value("--wwpn", "wwpn")
                                            .value("--fcplun", "fcplun")
                                            .line())
                    .checking(
                            said -> {
                                if (said.isSet("wwpn") != said.isSet("fcplun"))
                                    throw new Rejected(
                                            "a zFCP device has both a --wwpn and a --fcplun, or none",
                                            "say both or none of --wwpn and --fcplun");
                            });

    static final PlainForm DMRAID =
            PlainForm.of(
                            Syntax.of(
                                    text("--name").needed(),
                                    lists(Conversions.COMMA_LIST, "--dev")
                                            .into("devices")
                                            .needed()),
                            (values, version) ->
                                    Print.of("dmraid", values)
                                            .value("--name", "name")
                                            .quoted("--dev", "devices")
                                            .line())
                    .settling(
                            (reading, line) -> {
                                Values values = reading.complete();
                                String[] parts = values.text("name").split("/", -1);
                                return values.with("name", parts[parts.length - 1]);
                            });

    static final PlainForm MULTIPATH =
            PlainForm.of(
                    Syntax.of(
                            text("--name").needed(),
                            text("--device").needed(),
                            text("--rule").needed()),
                    (values, version) ->
                            Print.of("multipath", values)
                                    .value("--name", "name")
                                    .value("--device", "device")
                                    .quoted("--rule", "rule")
                                    .line());

    static final PlainForm DEVICE =
            PlainForm.of(
                            Syntax.of(text("--opts").into("moduleOpts").initially("")),
                            (values, version) ->
                                    Print.of("device", values)
                                            .word("moduleName")
                                            .quoted("--opts", "moduleOpts")
                                            .line())
                    .settling(DeviceForms::settleDevice);

    static final PlainForm DRIVERDISK =
            PlainForm.of(
                            Syntax.of(
                                    words("partition", "<partition>"),
                                    text("--source"),
                                    text("--biospart")),
                            (values, version) ->
                                    Print.of("driverdisk", values)
                                            .words("partition")
                                            .value("--source", "source")
                                            .value("--biospart", "biospart")
                                            .line())
                    .settling((reading, line) -> reading.expected("driverdisk"))
                    .checking(DeviceForms::checkDriverdisk);

    static final PlainForm NVDIMM =
            PlainForm.of(
                            Syntax.of(
                                    one("action", "action").oneOf("reconfigure", "use"),
                                    text("--namespace"),
                                    list("--blockdevs"),
                                    text("--mode").oneOf("sector"),
                                    number("--sectorsize")),
                            (values, version) ->
                                    Print.of("nvdimm", values)
                                            .words("action")
                                            .value("--namespace", "namespace")
                                            .value("--blockdevs", "blockdevs")
                                            .value("--mode", "mode")
                                            .value("--sectorsize", "sectorsize")
                                            .line())
                    .settling((reading, line) -> reading.expected("nvdimm"))
                    .checking(DeviceForms::checkNvdimm);

    private DeviceForms() {}

    private static Values settleDevice(Reading reading, CommandLine line) throws Rejected {
        if (reading.hasUnknownOption()) throw reading.unexpected("device");
        if (reading.leftovers().size() != 1)
            throw new Rejected(
                    "device names no module, or more than one",
                    "write device MODULE --opts=\"...\"");
        return reading.values().with("moduleName", reading.leftovers().getFirst().text());
    }

    private static void checkDriverdisk(Said said) throws Rejected {
        List<String> partitions = said.values().items("partition");
        if (partitions.size() > 1)
            throw said.refusal(
                    "partition", "driverdisk names more than one partition", "name one partition");
        boolean partition = !partitions.isEmpty();
        if (partition && said.isSet("biospart"))
            throw said.refusal(
                    "biospart",
                    "driverdisk names a partition and a --biospart",
                    "keep one of them");
        if (said.isSet("source") && (partition || said.isSet("biospart")))
            throw said.refusal(
                    "source",
                    "driverdisk is told two places to read from",
                    "keep --source, --biospart or the partition");
        if (!partition && !said.isSet("source") && !said.isSet("biospart"))
            throw new Rejected(
                    "driverdisk does not say where the drivers are",
                    "name a partition, or a URL with --source");
    }

    private static void checkNvdimm(Said said) throws Rejected {
        String action = said.values().items("action").getFirst();
        if (said.isSet("namespace") && said.isSet("blockdevs"))
            throw said.refusal(
                    "blockdevs",
                    "nvdimm names its devices twice, by --namespace and by --blockdevs",
                    "keep one of them");
        if (action.equals("use")) {
            if (!said.isSet("namespace") && !said.isSet("blockdevs"))
                throw new Rejected("nvdimm use names no device", "add --namespace or --blockdevs");
            return;
        }
        if (!said.isSet("namespace"))
            throw new Rejected(
                    "nvdimm reconfigure does not say which namespace",
                    "add --namespace=namespace0.0");
        Value mode = said.values().settings().get("mode");
        if ((mode == null || mode.printed().equals("sector")) && !said.isSet("sectorsize"))
            throw new Rejected(
                    "nvdimm reconfigure --mode=sector does not say how big a sector is",
                    "add --sectorsize=512");
    }
}
