package dev.tarmac.cli.server;

import static dev.tarmac.cli.server.Answers.objects;
import static dev.tarmac.cli.server.Answers.word;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.view.Printable;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.Map;
import java.util.Optional;

@Command(
        name = "start",
        description = {
            "Orders an install for every machine with these labels.",
            "Machines that are held or being installed are told and left alone."
        },
        footer = {
            "%nExamples:",
            "  tarmac install start --selector rack=r12 --max-parallel 20 --wait",
            "  tarmac install start --selector rack=r12,tier=cold --wipe",
            "%nExit codes: 0 all ordered (with --wait: all proven), 1 some were not"
        })
final class InstallStartCommand extends ServerCommand {
    /// Which machines; one of both must be said.
    static final class Which {
        @Option(
                names = "--selector",
                paramLabel = "NAME=VALUE",
                split = ",",
                description = "labels that a machine must have, all of them")
        private Map<String, String> labels = Map.of();

        @Option(names = "--all", description = "every machine of the inventory")
        private boolean all;
    }

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(
            names = "--max-parallel",
            paramLabel = "N",
            description = "so many of them run at once; the others wait for their turn")
    private Optional<Integer> maxParallel = Optional.empty();

    @Option(names = "--wipe", description = "destroy what is on the disks that layouts select")
    private boolean wipe;

    @Option(names = "--wait", description = "show them until all are over")
    private boolean wait;

    InstallStartCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException, MalformedJson {
        JsonObject ordered =
                api.post(
                        "installs",
                        JsonObject.members(
                                "labels",
                                Optional.of(which.labels).filter(some -> !some.isEmpty()),
                                "all",
                                which.all,
                                "wipe",
                                wipe,
                                "maxParallel",
                                maxParallel));
        List<JsonObject> installs = objects(ordered, "installs");
        List<JsonObject> refused = objects(ordered, "refused");
        for (JsonObject each : refused)
            say(
                    Printable.line(
                            word(each, "mac")
                                    + ": not ordered: "
                                    + word(each.object("problem"), "what")));
        say(installs.size() + " installs ordered, batch " + word(ordered, "batch"));
        boolean allProven =
                !wait
                        || installs.isEmpty()
                        || new BatchFollow(api, session().screen()).batch(word(ordered, "batch"));
        return refused.isEmpty() && allProven ? ExitCode.OK : ExitCode.PROBLEMS;
    }
}
