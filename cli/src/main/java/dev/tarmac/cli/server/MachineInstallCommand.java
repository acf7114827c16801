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
        name = "install",
        description =
                "Orders an install; it begins when the machine boots, at once if its agent waits.",
        footer = {
            "%nExamples:",
            "  tarmac machine install 52:54:00:12:34:56",
            "  tarmac machine install 52:54:00:12:34:56 --wipe --follow"
        })
final class MachineInstallCommand extends ServerCommand {
    @Parameters(
            paramLabel = "MACHINE",
            converter = MachineName.Converter.class,
            description = "its hardware address, host name or serial number")
    private MachineName machine = new MachineName("");

    @Option(names = "--wipe", description = "destroy what is on the disks that the layout selects")
    private boolean wipe;

    @Option(names = "--follow", description = "show its phases until it is over")
    private boolean follow;

    MachineInstallCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException, MalformedJson {
        JsonObject install = api.post(machine.path() + "/installs", Map.of("wipe", wipe));
        String id = Answers.word(install, "id");
        if (follow) return new Follow(api, session().screen()).install(id);
        say(machine + ": install " + id + " ordered");
        return say("  watch it: tarmac install show " + id + " --follow");
    }
}
