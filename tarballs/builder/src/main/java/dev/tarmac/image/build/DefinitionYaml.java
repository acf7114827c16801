package dev.tarmac.image.build;

import dev.tarmac.image.ImageName;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.yaml.YamlObject;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads an image definition; every word of it ends up in an argument of a package tool, so every
/// word is held against what such a word may look like.
public final class DefinitionYaml {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9.+-]+");
    private static final Pattern PATH_PATTERN = Pattern.compile("/[A-Za-z0-9_.*?/@+-]+");
    private static final Pattern FILE_PATH = Pattern.compile("/[A-Za-z0-9_./@+-]+");
    private static final Pattern MIRROR = Pattern.compile("(https?|copy|file)://?\\S+|deb \\S.*");
    private static final Pattern MODE = Pattern.compile("0?[0-7]{3}");

    private final Problems problems = new Problems();

    private DefinitionYaml() {}

    /// The definition in that text, or every problem in it.
    ///
    /// @param file as the user named it, for messages
    public static ImageDefinition read(String file, String text) throws Refused {
        DefinitionYaml reader = new DefinitionYaml();
        Optional<ImageDefinition> definition =
                reader.definition(YamlObject.parse(file, text, reader.problems));
        reader.problems.throwIfAny();
        return definition.orElseThrow();
    }

    private Optional<ImageDefinition> definition(YamlObject yaml) {
        yaml.allow(
                "name",
                "suite",
                "date",
                "mirrors",
                "components",
                "packages",
                "leaveOut",
                "keep",
                "files");
        for (String key : List.of("name", "suite", "date")) yaml.requiredText(key);
        Optional<ImageName> name =
                yaml.value("name", ImageName::new, "write it like `name: debian-12`");
        String suite =
                yaml.value("suite", text -> matching(WORD, text), "write it like `suite: bookworm`")
                        .orElse("");
        Optional<Instant> date =
                yaml.value(
                        "date", DefinitionYaml::date, "write it like `date: 2026-01-01T00:00:00Z`");
        List<String> packages = words(yaml, "packages", PACKAGE, "a package name");
        if (packages.isEmpty())
            problems.add(
                    yaml.where("packages"),
                    "an image without packages boots nothing",
                    "list them, a kernel first: `packages: [linux-image-amd64]`");
        List<ImageDefinition.File> files = new ArrayList<>();
        for (YamlObject entry : yaml.objects("files")) file(entry).ifPresent(files::add);
        List<String> components = words(yaml, "components", WORD, "a component like main");
        List<String> mirrors = words(yaml, "mirrors", MIRROR, "a URL or a line of sources.list");
        List<String> leaveOut = words(yaml, "leaveOut", PATH_PATTERN, "an absolute path");
        List<String> keep = words(yaml, "keep", PATH_PATTERN, "an absolute path");
        if (name.isEmpty() || date.isEmpty()) return Optional.empty();
        return Optional.of(
                new ImageDefinition(
                        name.get(),
                        suite,
                        date.get(),
                        mirrors,
                        components,
                        packages,
                        leaveOut,
                        keep,
                        files));
    }

    private Optional<ImageDefinition.File> file(YamlObject yaml) {
        yaml.allow("path", "stage", "mode", "text");
        for (String key : List.of("path", "text")) yaml.requiredText(key);
        Optional<String> path =
                yaml.value("path", DefinitionYaml::filePath, "write it like `path: /etc/motd`");
        ImageDefinition.Stage stage =
                yaml.value(
                                "stage",
                                ImageDefinition.Stage::parse,
                                "write before-packages or after-packages")
                        .orElse(ImageDefinition.Stage.AFTER_PACKAGES);
        int mode =
                yaml.value("mode", DefinitionYaml::mode, "write three octal digits like 644")
                        .orElse(0644);
        Optional<String> text = yaml.text("text");
        if (path.isEmpty() || text.isEmpty()) return Optional.empty();
        return Optional.of(new ImageDefinition.File(path.get(), stage, mode, text.get()));
    }

    private List<String> words(YamlObject yaml, String key, Pattern shape, String what) {
        List<String> words = new ArrayList<>();
        for (YamlObject.PlacedText word : yaml.placedTexts(key)) {
            words.add(word.text());
            if (!shape.matcher(word.text()).matches())
                problems.add(
                        word.where(),
                        "'" + word.text() + "' in '" + key + "' is not " + what,
                        "correct or remove it");
        }
        return words;
    }

    private static String matching(Pattern shape, String text) {
        if (shape.matcher(text).matches()) return text;
        throw new IllegalArgumentException(
                "'" + text + "' is no word of small letters, digits and '-'");
    }

    private static Instant date(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no moment in UTC", e);
        }
    }

    private static String filePath(String text) {
        EntryPath.Normalised path = EntryPath.normalise(text);
        if (!FILE_PATH.matcher(text).matches() || path.path().isEmpty() || path.wrong().isPresent())
            throw new IllegalArgumentException("'" + text + "' is no absolute path of a file");
        return "/" + path.path();
    }

    private static int mode(String text) {
        if (!MODE.matcher(text).matches())
            throw new IllegalArgumentException("'" + text + "' is no mode");
        return Integer.parseInt(text, 8);
    }
}
