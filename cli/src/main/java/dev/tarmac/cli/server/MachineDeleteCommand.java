package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "delete",
        description = "Forgets a machine; its disks stay as they are.",
        footer = {"%nExamples:", "  tarmac machine delete 52:54:00:12:34:56"})
final class MachineDeleteCommand extends ServerCommand {
    @Parameters(
            paramLabel = "MACHINE",
            converter = MachineName.Converter.class,
            description = "its hardware address, host name or serial number")
    private MachineName machine = new MachineName("");

    MachineDeleteCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException {
        api.delete(machine.path());
        return say(machine + ": forgotten");
    }
}
