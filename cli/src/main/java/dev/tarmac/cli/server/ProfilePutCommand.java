package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.command.TextFile;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

@Command(
        name = "put",
        description = "Makes a profile or replaces it.",
        footer = {
            "%nExamples:",
            "  tarmac profile put web --layout web.yaml --image debian-12 --ssh-key ~/.ssh/id_ed25519.pub",
            "  tarmac profile put web --from web.json --image debian-13"
        })
final class ProfilePutCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "the profile")
    private String name = "";

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "begin with this JSON, as profile show -o json prints it")
    private Optional<Path> from = Optional.empty();

    @Option(names = "--layout", paramLabel = "FILE", description = "a disk layout in YAML")
    private Optional<Path> layout = Optional.empty();

    @Option(names = "--image", paramLabel = "NAME", description = "an image in the server's store")
    private Optional<String> image = Optional.empty();

    @Option(
            names = "--hostname",
            paramLabel = "PATTERN",
            description = "like web-{serial}|web-{mac}")
    private Optional<String> hostname = Optional.empty();

    @Option(
            names = "--ssh-key",
            paramLabel = "FILE",
            description = "a public key for root; may be repeated")
    private List<Path> sshKeys = List.of();

    @Option(
            names = "--kernel-argument",
            paramLabel = "WORD",
            description = "for the installed system; may be repeated")
    private List<String> kernelArguments = List.of();

    @Option(
            names = "--wipe",
            negatable = true,
            description = "installs may destroy what is on the disks")
    private Optional<Boolean> wipe = Optional.empty();

    @Option(
            names = "--accept-unproven",
            negatable = true,
            description = "take images that cannot phone home")
    private Optional<Boolean> acceptUnproven = Optional.empty();

    @Option(
            names = "--boot-order",
            paramLabel = "WORD",
            description = "network-first or disk-first")
    private Optional<String> bootOrder = Optional.empty();

    @Option(
            names = "--prove-within",
            paramLabel = "SECONDS",
            description = "how long the first boot may take")
    private Optional<Integer> proveWithin = Optional.empty();

    ProfilePutCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException {
        ObjectNode body = from.isPresent() ? read(from.get()) : ServerApi.JSON.createObjectNode();
        body.remove("name");
        if (layout.isPresent()) body.put("layout", TextFile.read(layout.get()));
        image.ifPresent(value -> body.put("image", value));
        hostname.ifPresent(value -> body.put("hostname", value));
        if (!sshKeys.isEmpty()) {
            ArrayNode keys = body.putArray("sshKeys");
            for (Path key : sshKeys) TextFile.read(key).strip().lines().forEach(keys::add);
        }
        if (!kernelArguments.isEmpty()) {
            ArrayNode arguments = body.putArray("kernelArguments");
            kernelArguments.forEach(arguments::add);
        }
        wipe.ifPresent(value -> body.put("wipe", value));
        acceptUnproven.ifPresent(value -> body.put("acceptUnproven", value));
        bootOrder.ifPresent(value -> body.put("bootOrder", value));
        proveWithin.ifPresent(value -> body.put("proveWithinSeconds", value));
        api.put("profiles/" + ServerApi.segment(name), body);
        return say("profile " + name + ": saved");
    }

    private static ObjectNode read(Path file) throws Refused {
        try {
            JsonNode json = ServerApi.JSON.readTree(TextFile.read(file));
            if (json instanceof ObjectNode object) return object;
            throw new Refused(
                    file.toString(), "is no JSON object", "write it with profile show -o json");
        } catch (JacksonException e) {
            throw new Refused(
                    Problem.at(file.toString(), "is no JSON: " + e.getOriginalMessage(), "mend it"),
                    e);
        }
    }
}
