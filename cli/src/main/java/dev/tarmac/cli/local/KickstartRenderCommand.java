package dev.tarmac.cli.local;

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
import java.util.concurrent.Callable;

@Command(
        name = "render",
        description = {
            "Fills a template in and prints the kickstart file.",
            "docs/templates.md tells the templates and their values."
        },
        footer = {
            "%nExamples:",
            "  tarmac kickstart render web.ks.ftl --values web01.json > web01.ks",
            "  tarmac kickstart render web.ks.ftl --values web.json --set hostname=web02"
        })
final class KickstartRenderCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TEMPLATE", description = "a template, mostly called NAME.ks.ftl")
    private Path template = Path.of("");

    @Option(names = "--values", paramLabel = "FILE", description = "the values as one JSON object")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "NAME=TEXT",
            description = "one more value, or another one than in the file; repeatable")
    private Map<String, String> settings = new LinkedHashMap<>();

    private final Session session;

    KickstartRenderCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused {
        KickstartTemplate read =
                KickstartTemplate.parse(template.toString(), TextFile.read(template));
        Map<String, Object> values = file.isPresent() ? values(file.get()) : new LinkedHashMap<>();
        values.putAll(settings);
        session.out().print(read.render(values));
        session.out().flush();
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
