package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;

import picocli.CommandLine;

/// The commands of this package, in the order of the help.
public final class ServerCommands {
    private ServerCommands() {}

    /// The groups `image` and `kickstart` are there already: what they do without a server comes
    /// first.
    public static void addTo(CommandLine tree, Session session) {
        tree.getSubcommands()
                .get("image")
                .addSubcommand(new ImageListCommand(session))
                .addSubcommand(new ImageShowCommand(session));
        tree.getSubcommands().get("kickstart").addSubcommand(new KickstartRenderCommand(session));
        tree.addSubcommand(
                        new CommandLine(new MachineCommand())
                                .addSubcommand(new MachineListCommand(session))
                                .addSubcommand(new MachineShowCommand(session))
                                .addSubcommand(new MachineSetCommand(session))
                                .addSubcommand(new MachinePlanCommand(session))
                                .addSubcommand(new MachineApproveCommand(session))
                                .addSubcommand(new MachineInstallCommand(session))
                                .addSubcommand(new MachineReleaseCommand(session))
                                .addSubcommand(new MachineReleaseDisksCommand(session))
                                .addSubcommand(new MachineShellCommand(session))
                                .addSubcommand(new MachineDeleteCommand(session)))
                .addSubcommand(
                        new CommandLine(new ProfileCommand())
                                .addSubcommand(new ProfileListCommand(session))
                                .addSubcommand(new ProfileShowCommand(session))
                                .addSubcommand(new ProfilePutCommand(session))
                                .addSubcommand(new ProfileDeleteCommand(session)))
                .addSubcommand(
                        new CommandLine(new InstallCommand())
                                .addSubcommand(new InstallStartCommand(session))
                                .addSubcommand(new InstallListCommand(session))
                                .addSubcommand(new InstallShowCommand(session))
                                .addSubcommand(new InstallRetryCommand(session))
                                .addSubcommand(new InstallAbortCommand(session)))
                .addSubcommand(
                        new CommandLine(new RuleCommand())
                                .addSubcommand(new RuleShowCommand(session))
                                .addSubcommand(new RuleApplyCommand(session)))
                .addSubcommand(
                        new CommandLine(new RackCommand())
                                .addSubcommand(new RackListCommand(session))
                                .addSubcommand(new RackImportCommand(session))
                                .addSubcommand(new RackDeleteCommand(session)))
                .addSubcommand(new AuditCommand(session))
                .addSubcommand(new DoctorCommand(session))
                .addSubcommand(
                        new CommandLine(new UserCommand())
                                .addSubcommand(new UserListCommand(session))
                                .addSubcommand(new UserAddCommand(session))
                                .addSubcommand(new UserPasswordCommand(session))
                                .addSubcommand(new UserDeleteCommand(session)))
                .addSubcommand(
                        new CommandLine(new TokenCommand())
                                .addSubcommand(new TokenListCommand(session))
                                .addSubcommand(new TokenAddCommand(session))
                                .addSubcommand(new TokenDeleteCommand(session)));
    }
}
