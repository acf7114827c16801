package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;

@Command(
        name = "approve",
        description = {
            "Orders the install whose plan you looked at; a held machine is let go.",
            "If the machine then shows anything that makes another plan, nothing is written."
        },
        footer = {
            "%nExamples:",
            "  tarmac machine plan web-1",
            "  tarmac machine approve web-1 --plan $(tarmac machine plan web-1 -o json | jq -r .hash)"
        })
final class MachineApproveCommand extends ServerCommand {
    @Parameters(
            paramLabel = "MACHINE",
            converter = MachineName.Converter.class,
            description = "its hardware address, host name or serial number")
    private MachineName machine = new MachineName("");

    @Option(
            names = "--plan",
            paramLabel = "HASH",
            required = true,
            description = "of the plan, as `machine plan` prints it")
    private String plan = "";

    @Option(names = "--wipe", description = "destroy what the plan says it destroys")
    private boolean wipe;

    @Option(names = "--follow", description = "show its phases until it is over")
    private boolean follow;

    MachineApproveCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException, MalformedJson {
        JsonObject install =
                api.post(machine.path() + "/approve", Map.of("plan", plan, "wipe", wipe));
        String id = Answers.word(install, "id");
        if (follow) return new Follow(api, session().screen()).install(id);
        return say(machine + ": plan approved, install " + id + " ordered");
    }
}
