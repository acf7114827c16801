package dev.tarmac.cli;

import dev.tarmac.cli.command.ExitCode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// `tarmac` alone: says what there is. What stands in its annotation holds for every command.
@Command(
        name = "tarmac",
        description = "Takes powered-off servers to proven Linux.",
        mixinStandardHelpOptions = true,
        version = "tarmac 0.1.0",
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        abbreviateSynopsis = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:there were problems; they were told",
            "2:the command line was wrong",
            "3:a package or a permission is missing; the line to run was told"
        })
final class TarmacCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.USAGE;
    }
}
