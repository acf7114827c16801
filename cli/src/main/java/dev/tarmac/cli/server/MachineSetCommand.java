package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;
import dev.tarmac.json.JsonObject;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Map;
import java.util.Optional;

@Command(
        name = "set",
        description = {
            "Makes a machine known, or changes what it shall become.",
            "What is not named stays as it was."
        },
        footer = {
            "%nExamples:",
            "  tarmac machine set 52:54:00:12:34:56",
            "  tarmac machine set 52:54:00:12:34:56 --profile web --hostname web-1",
            "  tarmac machine set web-1 --label rack=r12 --label unit=7",
            "  tarmac machine set web-1 --address 10.1.2.3/24 --gateway 10.1.2.1 --dns 10.1.2.2"
        })
final class MachineSetCommand extends ServerCommand {
    @Parameters(
            paramLabel = "MACHINE",
            converter = MachineName.Converter.class,
            description = "its hardware address, host name or serial number")
    private MachineName machine = new MachineName("");

    @Option(names = "--profile", paramLabel = "NAME", description = "what it shall become")
    private Optional<String> profile = Optional.empty();

    @Option(
            names = "--hostname",
            paramLabel = "NAME",
            description = "its name, instead of the profile's pattern")
    private Optional<String> hostname = Optional.empty();

    @Option(
            names = "--label",
            paramLabel = "NAME=VALUE",
            description =
                    "a word of yours, for selectors and the rack board; may be repeated, and"
                            + " then these are all that it has")
    private Map<String, String> labels = Map.of();

    @ArgGroup(exclusive = false)
    private Wanted address = new Wanted();

    private static final class Wanted {
        @Option(
                names = "--address",
                paramLabel = "ADDRESS/PREFIX|dhcp",
                required = true,
                description =
                        "of the installed system's NIC: fixed, or asked for by DHCP, as all do at"
                                + " first")
        private String address = "";

        @Option(names = "--gateway", paramLabel = "ADDRESS", description = "its way elsewhere")
        private Optional<String> gateway = Optional.empty();

        @Option(
                names = "--dns",
                paramLabel = "ADDRESS",
                split = ",",
                description = "its name servers; those of the boot network when none is given")
        private List<String> nameServers = List.of();

        Optional<Map<String, Object>> json() throws Refused {
            if (address.isEmpty()) return Optional.empty();
            if (address.equals("dhcp")) {
                if (gateway.isEmpty() && nameServers.isEmpty())
                    return Optional.of(Map.of("method", "dhcp"));
                throw new Refused(
                        "--address dhcp",
                        "says which gateway and which name servers by itself",
                        "leave --gateway and --dns out, or give the machine a fixed address");
            }
            return Optional.of(
                    JsonObject.members(
                            "method", "static",
                            "address", address,
                            "gateway", gateway,
                            "nameServers", nameServers));
        }
    }

    MachineSetCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException {
        Map<String, Object> body =
                JsonObject.members(
                        "profile",
                        profile,
                        "hostname",
                        hostname,
                        "addressing",
                        address.json(),
                        "labels",
                        Optional.of(labels).filter(all -> !all.isEmpty()));
        String now = Answers.word(api.patch(machine.path(), body), "profile");
        return say(machine + (now.isEmpty() ? ": known, has no profile yet" : ": profile " + now));
    }
}
