package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.command.TextFile;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Command(
        name = "put",
        description = "Makes a profile or replaces it.",
        footer = {
            "%nExamples:",
            "  tarmac profile put web --layout web.yaml --image debian-12 --ssh-key ~/.ssh/id_ed25519.pub",
            "  tarmac profile put web --from web.json --image debian-13",
            "  tarmac profile put web --from web.json --setup setup.yaml"
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
            names = "--setup",
            paramLabel = "FILE",
            description = "users, files, scripts and user data for cloud-init, in YAML")
    private Optional<Path> setup = Optional.empty();

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
            names = "--secure-boot",
            paramLabel = "WORD",
            description = "required (only signed loaders and kernels, or nothing) or allowed")
    private Optional<String> secureBoot = Optional.empty();

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
        api.put("profiles/" + ServerApi.segment(name), body());
        return say("profile " + name + ": saved");
    }

    /// What the file says, but for what was named on the command line.
    private Map<String, Object> body() throws Refused {
        Map<String, Object> body = new LinkedHashMap<>();
        if (from.isPresent()) body.putAll(read(from.get()));
        body.remove("name");
        body.putAll(
                JsonObject.members(
                        "layout", layout.isPresent() ? TextFile.read(layout.get()) : null,
                        "image", image,
                        "hostname", hostname,
                        "sshKeys", named(keys()),
                        "kernelArguments", named(kernelArguments),
                        "setup", setup.isPresent() ? SetupFile.read(setup.get()) : null,
                        "wipe", wipe,
                        "acceptUnproven", acceptUnproven,
                        "secureBoot", secureBoot,
                        "bootOrder", bootOrder,
                        "proveWithinSeconds", proveWithin));
        return body;
    }

    private static Optional<List<String>> named(List<String> words) {
        return Optional.of(words).filter(list -> !list.isEmpty());
    }

    private List<String> keys() throws Refused {
        List<String> keys = new ArrayList<>();
        for (Path key : sshKeys) keys.addAll(TextFile.read(key).strip().lines().toList());
        return keys;
    }

    private static Map<String, Object> read(Path file) throws Refused {
        try {
            return JsonObject.parse(TextFile.read(file)).asMap();
        } catch (MalformedJson e) {
            throw new Refused(
                    Problem.at(
                            file.toString(),
                            "is no JSON object: " + e.getMessage(),
                            "write it with profile show -o json"),
                    e);
        }
    }
}
