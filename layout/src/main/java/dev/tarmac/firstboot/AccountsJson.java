package dev.tarmac.firstboot;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.util.Map;

/// [Accounts] as JSON and back.
final class AccountsJson {
    private AccountsJson() {}

    static Map<String, Object> encode(Accounts accounts) {
        return JsonObject.members(
                "root", accounts.root().map(AccountsJson::root),
                "groups", accounts.groups().stream().map(AccountsJson::group).toList(),
                "users", accounts.users().stream().map(AccountsJson::user).toList(),
                "keys", accounts.keys().stream().map(AccountsJson::key).toList());
    }

    static Accounts decode(JsonObject json) throws MalformedJson {
        return new Accounts(
                FirstBootJson.optional(json, "root", AccountsJson::root),
                json.list("groups", AccountsJson::group),
                json.list("users", AccountsJson::user),
                json.list("keys", AccountsJson::key));
    }

    private static Map<String, Object> root(Root root) {
        return JsonObject.members(
                "password", password(root.password()), "passwordOverSsh", root.passwordOverSsh());
    }

    private static Root root(JsonObject json) throws MalformedJson {
        return new Root(password(json.object("password")), json.flag("passwordOverSsh"));
    }

    private static Map<String, Object> password(Password password) {
        return switch (password) {
            case Password.Hash(Secret hash) ->
                    JsonObject.members("kind", "hash", "secret", hash.text());
            case Password.Plain(Secret text) ->
                    JsonObject.members("kind", "plain", "secret", text.text());
            case Password.Locked() -> JsonObject.members("kind", "locked");
            case Password.None() -> JsonObject.members("kind", "none");
        };
    }

    private static Password password(JsonObject json) throws MalformedJson {
        String kind = json.text("kind");
        return switch (kind) {
            case "hash" -> new Password.Hash(new Secret(json.text("secret")));
            case "plain" -> new Password.Plain(new Secret(json.text("secret")));
            case "locked" -> new Password.Locked();
            case "none" -> new Password.None();
            default -> throw json.wrong("kind", "hash, plain, locked or none", kind);
        };
    }

    private static Map<String, Object> group(Group group) {
        return JsonObject.members("name", group.name(), "number", group.number());
    }

    private static Group group(JsonObject json) throws MalformedJson {
        return new Group(json.text("name"), FirstBootJson.number(json, "number"));
    }

    private static Map<String, Object> user(User user) {
        return JsonObject.members(
                "name", user.name(),
                "password", password(user.password()),
                "number", user.number(),
                "primaryGroup", user.primaryGroup(),
                "groups", user.groups().stream().map(AccountsJson::group).toList(),
                "home", user.home(),
                "shell", user.shell(),
                "comment", user.comment());
    }

    private static User user(JsonObject json) throws MalformedJson {
        return new User(
                json.text("name"),
                password(json.object("password")),
                FirstBootJson.number(json, "number"),
                FirstBootJson.number(json, "primaryGroup"),
                json.list("groups", AccountsJson::group),
                json.optionalText("home"),
                json.optionalText("shell"),
                json.optionalText("comment"));
    }

    private static Map<String, Object> key(AuthorizedKey key) {
        return JsonObject.members("user", key.user(), "line", key.line());
    }

    private static AuthorizedKey key(JsonObject json) throws MalformedJson {
        return new AuthorizedKey(json.text("user"), json.text("line"));
    }
}
