package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.Map;

@Command(
        name = "shell",
        aliases = "rescue",
        description = {
            "Has the machine's agent open a shell on the machine's console.",
            "A machine that is installed or off starts into its agent for that the next time that it boots"
                    + " by network; its disks are left alone."
        },
        footer = {
            "%nExamples:",
            "  tarmac machine shell 52:54:00:12:34:56",
            "  tarmac machine rescue web-1"
        })
final class MachineShellCommand extends ServerCommand {
    @Parameters(
            paramLabel = "MACHINE",
            converter = MachineName.Converter.class,
            description = "its hardware address, host name or serial number")
    private MachineName machine = new MachineName("");

    MachineShellCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException {
        api.post(machine.path() + "/shell", Map.of());
        return say(machine + ": a shell opens on its console");
    }
}
