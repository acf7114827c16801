package dev.tarmac.cli.server;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.command.TextFile;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.render.KickstartTemplate;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

@Command(
        name = "render",
        description = {
            "Fills a template in and prints the kickstart file.",
            "docs/templates.md tells the templates and their values. A server is asked with --machine alone."
        },
        footer = {
            "%nExamples:",
            "  tarmac kickstart render web.ks.ftl --values web01.json > web01.ks",
            "  tarmac kickstart render web.ks.ftl --values web.json --set hostname=web02",
            "  tarmac kickstart render web.ks.ftl --machine web-1 --values web.json"
        })
final class KickstartRenderCommand extends ServerCommand {
    @Parameters(paramLabel = "TEMPLATE", description = "a template, mostly called NAME.ks.ftl")
    private Path template = Path.of("");

    @Option(
            names = "--machine",
            paramLabel = "MACHINE",
            converter = MachineName.Converter.class,
            description =
                    "what the server knows of this machine goes in, too: its hardware address, host"
                            + " name or serial number")
    private Optional<MachineName> machine = Optional.empty();

    @Option(names = "--values", paramLabel = "FILE", description = "the values as one JSON object")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "NAME=TEXT",
            description = "one more value, or another one than in the file; repeatable")
    private Map<String, String> settings = new LinkedHashMap<>();

    KickstartRenderCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException {
        KickstartTemplate read =
                KickstartTemplate.parse(template.toString(), TextFile.read(template));
        Map<String, Object> values = new LinkedHashMap<>();
        if (machine.isPresent())
            values.putAll(api.get(machine.get().path() + "/kickstart-values").asMap());
        if (file.isPresent()) values.putAll(values(file.get()));
        values.putAll(settings);
        session().out().print(read.render(values));
        return ExitCode.OK;
    }

    private static Map<String, Object> values(Path file) throws Refused {
        try {
            return JsonObject.parse(TextFile.read(file)).asMap();
        } catch (MalformedJson e) {
            throw new Refused(
                    Problem.at(
                            file.toString(),
                            e.getMessage(),
                            "write one object: {\"hostname\": \"web01\", ...}"),
                    e);
        }
    }
}
