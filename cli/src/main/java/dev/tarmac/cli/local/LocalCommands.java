package dev.tarmac.cli.local;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.system.Processes;

import picocli.CommandLine;

/// The commands of this package, in the order of the help.
public final class LocalCommands {
    private LocalCommands() {}

    public static void addTo(CommandLine tree, Session session) {
        tree.addSubcommand(new ServeCommand(session))
                .addSubcommand(new BackupCommand(session))
                .addSubcommand(new RestoreCommand(session))
                .addSubcommand(new ReplayCommand(session))
                .addSubcommand(new LabCommand(session))
                .addSubcommand(
                        new CommandLine(new LayoutCommand())
                                .addSubcommand(new LayoutCheckCommand(session))
                                .addSubcommand(new LayoutPlanCommand(session))
                                .addSubcommand(new LayoutDiffCommand(session))
                                .addSubcommand(new LayoutConvertCommand(session))
                                .addSubcommand(new LayoutTryCommand(session)))
                .addSubcommand(
                        new CommandLine(new KickstartCommand())
                                .addSubcommand(new KickstartLintCommand(session)))
                .addSubcommand(
                        new CommandLine(new AgentCommand())
                                .addSubcommand(new AgentBuildCommand(session)))
                .addSubcommand(
                        new CommandLine(new ImageCommand())
                                .addSubcommand(new ImageBuildCommand(session))
                                .addSubcommand(new ImageImportCommand(session)))
                .addSubcommand(
                        new CommandLine(new BenchCommand())
                                .addSubcommand(new BenchInstallCommand(session))
                                .addSubcommand(new BenchKickstartCommand(session))
                                .addSubcommand(new BenchPlansCommand(session))
                                .addSubcommand(new BenchPlanningCommand(session))
                                .addSubcommand(new BenchPxeCommand(session))
                                .addSubcommand(new BenchInventoryCommand(session))
                                .addSubcommand(new BenchFuzzCommand(session)))
                .addSubcommand(new TestCommand(session, Processes.real()));
    }
}
