package dev.tarmac.template;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.render.KickstartTemplate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Templates with their values: `NAME.ks.ftl`, `NAME.json` for all machines and `NAME/MACHINE.json`
/// for one. Read anew for each machine, so that a change counts at once.
final class TemplateFolder {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final long MOST_BYTES = 1 << 20;

    private final Path folder;

    TemplateFolder(Path folder) {
        this.folder = folder;
    }

    KickstartTemplate template(String name) throws Refused {
        Path file = folder.resolve(checked(name) + ".ks.ftl");
        Optional<String> text = text(file);
        if (text.isEmpty())
            throw new Refused(
                    "the template " + name,
                    "there is no " + file.getFileName() + " in the server's `templates:`",
                    "put it there, or ask for another one");
        return KickstartTemplate.parse(file.getFileName().toString(), text.get());
    }

    /// Those of files; what stands in a later one counts.
    ///
    /// @param machines names of files of one machine, in this order
    Map<String, Object> values(String name, List<String> machines) throws Refused {
        Map<String, Object> values = new TreeMap<>(object(folder.resolve(checked(name) + ".json")));
        for (String machine : machines)
            if (NAME.matcher(machine).matches())
                values.putAll(object(folder.resolve(name).resolve(machine + ".json")));
        return values;
    }

    private static String checked(String name) throws Refused {
        if (!NAME.matcher(name).matches())
            throw new Refused(
                    "the template",
                    "'" + name + "' is no name",
                    "name it like web, for web.ks.ftl");
        return name;
    }

    private static Map<String, Object> object(Path file) throws Refused {
        Optional<String> text = text(file);
        if (text.isEmpty()) return Map.of();
        try {
            return JsonObject.parse(text.get()).asMap();
        } catch (MalformedJson e) {
            throw new Refused(
                    Problem.at(
                            file.getFileName().toString(),
                            e.getMessage(),
                            "write one object: {\"timezone\": \"UTC\", ...}"),
                    e);
        }
    }

    private static Optional<String> text(Path file) throws Refused {
        try {
            if (Files.size(file) > MOST_BYTES)
                throw new Refused(
                        file.getFileName().toString(), "is longer than 1 MiB", "make it shorter");
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Refused(
                    Problem.at(
                            file.getFileName().toString(),
                            "cannot be read (" + e.getClass().getSimpleName() + ")",
                            "see that it is UTF-8 text and that the server may read it"),
                    e);
        }
    }
}
