package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.KsVersion.RHEL7;
import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.item;
import static dev.tarmac.kickstart.option.Arguments.lists;
import static dev.tarmac.kickstart.option.Arguments.off;
import static dev.tarmac.kickstart.option.Arguments.repeated;

import dev.tarmac.kickstart.KsCommand;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Value;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Conversion;
import dev.tarmac.kickstart.option.Conversions;
import dev.tarmac.kickstart.option.Syntax;

import java.util.List;

/// `firewall`.
final class FirewallForm implements CommandForm {
    /// Old tools wrote services where ports belong.
    private static final List<String> SERVICES = List.of("ssh", "telnet", "smtp", "http", "ftp");

    /// `47` is `47:tcp`.
    private static final Conversion PORTS =
            (text, version) ->
                    new Value.Items(
                            Conversions.commaItems(text).stream()
                                    .map(FirewallForm::withProtocol)
                                    .toList());

    private static final Syntax SYNTAX =
            Syntax.of(
                    off("--disable", "--disabled").into("enabled"),
                    flag("--enable", "--enabled").into("enabled"),
                    lists(PORTS, "--port").into("ports"),
                    repeated("--trust").into("trusts"),
                    lists(Conversions.COMMA_LIST, "--service").into("services"),
                    item("ftp", "--ftp").into("services"),
                    item("http", "--http").into("services"),
                    item("smtp", "--smtp").into("services"),
                    item("ssh", "--ssh").into("services"),
                    lists(Conversions.COMMA_LIST, "--remove-service").into("remove_services"),
                    flag("--use-system-defaults").notIn(RHEL7));

    private static String withProtocol(String port) {
        return port.contains(":") || SERVICES.contains(port) ? port : port + ":tcp";
    }

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public String print(Values values, KsVersion version) {
        if (values.flag("use_system_defaults")) return "firewall --use-system-defaults\n";
        if (!values.flag("enabled")) return "firewall --disabled\n";
        List<String> ports = values.items("ports");
        Print print = Print.of("firewall --enabled", values);
        for (String port : ports) if (SERVICES.contains(port)) print.raw(" --" + port);
        String numbers =
                String.join(",", ports.stream().filter(port -> !SERVICES.contains(port)).toList());
        return print.raw(numbers.isEmpty() ? "" : " --port=" + numbers)
                .value("--trust", "trusts")
                .value("--service", "services")
                .value("--remove-service", "remove_services")
                .line();
    }

    @Override
    public KsCommand command(Values values, CommandLine line) {
        return SystemValues.firewall(values);
    }
}
