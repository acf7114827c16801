package dev.tarmac.http;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;
import dev.tarmac.profile.Profiles;
import dev.tarmac.rule.Rule;
import dev.tarmac.rule.RuleBook;
import dev.tarmac.rule.RuleBookYaml;
import dev.tarmac.rule.Rules;

import io.undertow.server.HttpServerExchange;

import java.io.IOException;
import java.util.Map;

/// `/api/v1/rules`: the rule book, as the YAML that people wrote.
final class RuleRoutes {
    private final Rules rules;
    private final Profiles profiles;

    RuleRoutes(Rules rules, Profiles profiles) {
        this.rules = rules;
        this.profiles = profiles;
    }

    void show(HttpServerExchange exchange) {
        Reply.json(exchange, 200, json(rules.text(), rules.book()));
    }

    void put(HttpServerExchange exchange) throws IOException, HttpProblem, MalformedJson, Refused {
        JsonObject body = Ask.body(exchange, Ask.FROM_PEOPLE);
        body.allow("file", "text");
        String text = body.text("text");
        String file = body.optionalText("file").orElse("rules");
        RuleBook book = RuleBookYaml.read(file, text);
        requireProfiles(file, book);
        rules.put(text, Callers.actor(exchange));
        Reply.json(exchange, 200, json(text, book));
    }

    private void requireProfiles(String file, RuleBook book) throws Refused {
        Problems problems = new Problems();
        for (Rule rule : book.rules())
            rule.profile()
                    .filter(name -> profiles.find(name).isEmpty())
                    .ifPresent(
                            name ->
                                    problems.add(
                                            Where.of(file),
                                            "rule " + rule.name() + ": no profile " + name,
                                            "make it first: tarmac profile put " + name));
        problems.throwIfAny();
    }

    private static Map<String, Object> json(String text, RuleBook book) {
        return JsonObject.members(
                "text", text, "rules", book.rules().stream().map(Rule::name).toList());
    }
}
