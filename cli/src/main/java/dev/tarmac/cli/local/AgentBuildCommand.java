package dev.tarmac.cli.local;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.ReportFile;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.system.SetupMissing;
import dev.tarmac.cli.system.SystemPackage;
import dev.tarmac.cli.view.Amounts;
import dev.tarmac.initramfs.AgentArtifacts;
import dev.tarmac.json.JsonObject;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "build",
        description =
                "Builds kernel and initramfs from Debian packages; does nothing when they are up to date.",
        footer = {
            "%nExamples:",
            "  tarmac agent build",
            "  tarmac agent build --fresh --report agent.json"
        })
final class AgentBuildCommand implements Callable<Integer> {
    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "where they go (default: .tarmac/agent)")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--fresh",
            description = "take the newest packages, not those of the last build")
    private boolean fresh;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "write sizes and versions as JSON")
    private Optional<Path> report = Optional.empty();

    private final Session session;

    AgentBuildCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused, SetupMissing, IOException, InterruptedException {
        Optional<ReportFile> file = ReportFile.at(report, session.environment());
        Makings makings = new Makings(session);
        makings.packages(SystemPackage.FOR_AGENT);
        AgentArtifacts agent = makings.agent(folder.orElse(session.checkout().agent()), fresh);
        if (file.isPresent()) file.get().write(json(agent));
        session.out()
                .println("agent in " + agent.directory() + ", kernel " + agent.kernelVersion());
        session.out()
                .println(
                        "kernel "
                                + Amounts.bytes(agent.kernelBytes())
                                + ", initramfs "
                                + Amounts.bytes(agent.initramfsBytes())
                                + ", together "
                                + Amounts.bytes(agent.totalBytes()));
        for (String leftOut : agent.leftOut()) session.out().println("left out: " + leftOut);
        return ExitCode.OK;
    }

    private static String json(AgentArtifacts agent) {
        return JsonObject.writePretty(
                        JsonObject.members(
                                "kernelBytes", agent.kernelBytes(),
                                "initramfsBytes", agent.initramfsBytes(),
                                "kernelVersion", agent.kernelVersion(),
                                "kernelSha256", agent.kernelSha256(),
                                "initramfsSha256", agent.initramfsSha256(),
                                "packages", agent.packages(),
                                "drivers", agent.drivers(),
                                "leftOut", agent.leftOut()))
                + "\n";
    }
}
