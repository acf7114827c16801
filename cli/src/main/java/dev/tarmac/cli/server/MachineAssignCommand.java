package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "assign",
        description = "Gives a machine a profile; the hostname it has stays.",
        footer = {
            "%nExamples:",
            "  tarmac machine assign 52:54:00:12:34:56 web",
            "  tarmac machine assign 52:54:00:12:34:56 web --hostname web-1"
        })
final class MachineAssignCommand extends ServerCommand {
    @Parameters(
            index = "0",
            paramLabel = "MAC",
            converter = Mac.Converter.class,
            description = "its hardware address")
    private Mac mac = new Mac("");

    @Parameters(index = "1", paramLabel = "PROFILE", description = "what it shall become")
    private String profile = "";

    @Option(
            names = "--hostname",
            paramLabel = "NAME",
            description = "its name, instead of the profile's pattern")
    private String hostname = "";

    MachineAssignCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException {
        String before = Answers.word(api.get(mac.path()), "hostname");
        ObjectNode body = ServerApi.JSON.createObjectNode().put("profile", profile);
        String name = hostname.isEmpty() ? before : hostname;
        if (!name.isEmpty()) body.put("hostname", name);
        api.put(mac.path(), body);
        return say(mac + ": profile " + profile);
    }
}
