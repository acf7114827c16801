package dev.tarmac.rule;

import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.profile.HostnamePattern;
import dev.tarmac.profile.ProfileName;
import dev.tarmac.yaml.YamlObject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a file of rules; every problem in it is told at once.
public final class RuleBookYaml {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final int MOST_RULES = 1000;
    private static final String SECURE_BOOT = "secure-boot";
    private static final String NOT = "not";
    private static final List<String> CONDITIONS =
            Stream.of(
                            Arrays.stream(TextTrait.values()).map(TextTrait::key),
                            Arrays.stream(NumberTrait.values()).map(NumberTrait::key),
                            Stream.of(SECURE_BOOT, NOT))
                    .flatMap(keys -> keys)
                    .toList();

    private final Problems problems = new Problems();
    private final Set<String> names = new HashSet<>();

    private RuleBookYaml() {}

    /// The rules of that text, or every problem in it.
    ///
    /// @param file as the user named it, for messages
    public static RuleBook read(String file, String text) throws Refused {
        RuleBookYaml reader = new RuleBookYaml();
        YamlObject top = YamlObject.parse(file, text, reader.problems);
        RuleBook book = reader.book(top);
        reader.problems.throwIfAny();
        return book;
    }

    private RuleBook book(YamlObject top) {
        top.allow("rules");
        List<Rule> rules = new ArrayList<>();
        List<YamlObject> written = top.objects("rules");
        if (written.size() > MOST_RULES)
            problems.add(
                    top.where("rules"),
                    written.size() + " rules",
                    "at most " + MOST_RULES + " are looked through for each machine");
        for (YamlObject each : written) rule(each).ifPresent(rules::add);
        return new RuleBook(rules);
    }

    private Optional<Rule> rule(YamlObject yaml) {
        yaml.allow("name", "when", "profile", "hostname", "labels", "hold");
        String name = yaml.requiredText("name");
        if (!NAME.matcher(name).matches())
            problems.add(
                    yaml.where("name"),
                    "'" + name + "' is no name of a rule",
                    "small letters, digits, '.', '_' and '-', as in `name: dell-storage`");
        else if (!names.add(name))
            problems.add(
                    yaml.where("name"),
                    "another rule has the name '" + name + "'",
                    "give it another: the audit log tells rules by name");
        Condition when =
                yaml.object("when")
                        .<Condition>map(this::all)
                        .orElseGet(() -> new Condition.All(List.of()));
        Optional<ProfileName> profile =
                yaml.value("profile", ProfileName::new, "see which there are: tarmac profile list");
        Optional<HostnamePattern> hostname =
                yaml.value("hostname", HostnamePattern::new, "write it like `node-{serial}`");
        Map<String, String> labels =
                yaml.object("labels").map(each -> Labels.read(each, problems)).orElse(Map.of());
        boolean hold = yaml.flag("hold").orElse(false);
        return Optional.of(new Rule(name, when, profile, hostname, labels, hold));
    }

    private Condition.All all(YamlObject yaml) {
        yaml.allow(CONDITIONS);
        List<Condition> conditions = new ArrayList<>();
        for (TextTrait trait : TextTrait.values())
            if (yaml.has(trait.key())) conditions.add(says(yaml, trait));
        for (NumberTrait trait : NumberTrait.values())
            yaml.value(trait.key(), Amount::parse, "write it like `" + trait.key() + ": '>= 2'`")
                    .ifPresent(amount -> conditions.add(new Condition.Counts(trait, amount)));
        yaml.flag(SECURE_BOOT).ifPresent(on -> conditions.add(new Condition.SecureBoot(on)));
        yaml.object(NOT).ifPresent(other -> conditions.add(new Condition.Not(all(other))));
        return new Condition.All(conditions);
    }

    private Condition says(YamlObject yaml, TextTrait trait) {
        List<Glob> patterns = new ArrayList<>();
        List<YamlObject.PlacedText> texts =
                yaml.isList(trait.key())
                        ? yaml.placedTexts(trait.key())
                        : yaml.text(trait.key()).stream()
                                .map(
                                        text ->
                                                new YamlObject.PlacedText(
                                                        yaml.where(trait.key()), text))
                                .toList();
        for (YamlObject.PlacedText text : texts)
            try {
                patterns.add(new Glob(text.text()));
            } catch (IllegalArgumentException e) {
                problems.add(text.where(), e.getMessage(), "write it like `Dell*`");
            }
        return new Condition.Says(trait, patterns);
    }
}
