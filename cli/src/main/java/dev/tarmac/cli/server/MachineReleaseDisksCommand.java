package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.Map;

@Command(
        name = "release-disks",
        description = {
            "Forgets which disks the machine's first install took, so that the next may take others.",
            "For disks that were replaced; the disks themselves stay as they are."
        },
        footer = {"%nExamples:", "  tarmac machine release-disks web-1"})
final class MachineReleaseDisksCommand extends ServerCommand {
    @Parameters(
            paramLabel = "MACHINE",
            converter = MachineName.Converter.class,
            description = "its hardware address, host name or serial number")
    private MachineName machine = new MachineName("");

    MachineReleaseDisksCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException {
        api.post(machine.path() + "/release-disks", Map.of());
        return say(machine + ": the next install binds its disks anew");
    }
}
