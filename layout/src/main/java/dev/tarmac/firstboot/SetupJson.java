package dev.tarmac.firstboot;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// [Setup] as JSON and back, in two spellings: whole, for orders and the database, and as people
/// see it, where a secret is `{"set": true}`. Who sends that back keeps the secret that is there.
public final class SetupJson {
    private static final String SET = "set";
    private static final String ROOT_PASSWORD = "rootPasswordHash";
    private static final String PASSWORD = "passwordHash";
    private static final int MOST = 200;
    private static final int LONGEST_TEXT = 1 << 18;

    private final boolean whole;

    private SetupJson(boolean whole) {
        this.whole = whole;
    }

    /// With its secrets: as secret as they are, and for no log.
    public static Map<String, Object> encode(Setup setup) {
        return new SetupJson(true).setup(setup);
    }

    /// Without them.
    public static Map<String, Object> shown(Setup setup) {
        return new SetupJson(false).setup(setup);
    }

    public static Setup decode(JsonObject json) throws MalformedJson {
        return decode(json, Setup.NOTHING);
    }

    /// What a person sent.
    ///
    /// @param before what has the secrets that are to stay as they are
    public static Setup decode(JsonObject json, Setup before) throws MalformedJson {
        try {
            return new SetupReader(before.secrets()).setup(json);
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("setup: " + e.getMessage(), e);
        }
    }

    private Map<String, Object> setup(Setup setup) {
        Accounts accounts = setup.accounts();
        return JsonObject.members(
                ROOT_PASSWORD,
                accounts.root().flatMap(root -> password(root.password())),
                "groups",
                some(accounts.groups().stream().map(SetupJson::group).toList()),
                "users",
                some(accounts.users().stream().map(user -> user(user, accounts)).toList()),
                "files",
                some(setup.files().stream().map(this::file).toList()),
                "scripts",
                some(setup.scripts().stream().map(this::script).toList()),
                "userData",
                setup.userData().map(this::secret));
    }

    private static Optional<List<Map<String, Object>>> some(List<Map<String, Object>> list) {
        return Optional.of(list).filter(several -> !several.isEmpty());
    }

    private static Map<String, Object> group(Group group) {
        return JsonObject.members("name", group.name(), "number", group.number());
    }

    private Map<String, Object> user(User user, Accounts accounts) {
        return JsonObject.members(
                "name",
                user.name(),
                PASSWORD,
                password(user.password()),
                "number",
                user.number(),
                "primaryGroup",
                user.primaryGroup(),
                "groups",
                user.groups().stream().map(Group::name).toList(),
                "home",
                user.home(),
                "shell",
                user.shell(),
                "comment",
                user.comment(),
                "sshKeys",
                accounts.keys().stream()
                        .filter(key -> key.user().equals(user.name()))
                        .map(AuthorizedKey::line)
                        .toList());
    }

    private Optional<Object> password(Password password) {
        return switch (password) {
            case Password.Hash(Secret hash) -> Optional.of(secret(hash));
            case Password.Plain _, Password.Locked(), Password.None() -> Optional.empty();
        };
    }

    private Map<String, Object> file(SystemFile file) {
        return JsonObject.members(
                "path",
                file.path(),
                "mode",
                String.format(Locale.ROOT, "%04o", file.mode()),
                "owner",
                file.owner(),
                "group",
                file.group(),
                file.shown() ? "content" : "secret",
                file.shown() ? file.content().text() : secret(file.content()));
    }

    private Map<String, Object> script(BootScript script) {
        return JsonObject.members(
                "name",
                script.name(),
                script.shown() ? "content" : "secret",
                script.shown() ? script.body().text() : secret(script.body()));
    }

    private Object secret(Secret secret) {
        return whole ? secret.text() : JsonObject.members(SET, true);
    }

    /// The other direction.
    private record SetupReader(Map<String, Secret> before) {
        Setup setup(JsonObject json) throws MalformedJson {
            json.allow(ROOT_PASSWORD, "groups", "users", "files", "scripts", "userData");
            List<User> users = new ArrayList<>();
            List<AuthorizedKey> keys = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (JsonObject user : objects(json, "users")) {
                users.add(user(user));
                if (!names.add(users.getLast().name()))
                    throw user.wrong(
                            "name", "a name that no other user has", users.getLast().name());
                for (String line : texts(user, "sshKeys"))
                    keys.add(new AuthorizedKey(users.getLast().name(), line));
            }
            Optional<Root> root =
                    secret(json, ROOT_PASSWORD, Setup.ofUser(Root.NAME))
                            .map(hash -> new Root(new Password.Hash(hash), false));
            List<Group> groups = new ArrayList<>();
            for (JsonObject group : objects(json, "groups")) groups.add(group(group));
            List<SystemFile> files = new ArrayList<>();
            for (JsonObject file : objects(json, "files")) files.add(file(file));
            List<BootScript> scripts = new ArrayList<>();
            for (JsonObject script : objects(json, "scripts")) scripts.add(script(script));
            return new Setup(
                    new Accounts(root, groups, users, keys),
                    files,
                    scripts,
                    secret(json, "userData", Setup.USER_DATA));
        }

        private static Group group(JsonObject json) throws MalformedJson {
            json.allow("name", "number");
            return new Group(json.text("name"), FirstBootJson.number(json, "number"));
        }

        private User user(JsonObject json) throws MalformedJson {
            json.allow(
                    "name",
                    PASSWORD,
                    "number",
                    "primaryGroup",
                    "groups",
                    "home",
                    "shell",
                    "comment",
                    "sshKeys");
            String name = json.text("name");
            Optional<Secret> hash = secret(json, PASSWORD, Setup.ofUser(name));
            return new User(
                    name,
                    hash.isPresent() ? new Password.Hash(hash.get()) : new Password.None(),
                    FirstBootJson.number(json, "number"),
                    FirstBootJson.number(json, "primaryGroup"),
                    texts(json, "groups").stream()
                            .map(group -> new Group(group, Optional.empty()))
                            .toList(),
                    json.optionalText("home"),
                    json.optionalText("shell"),
                    json.optionalText("comment"));
        }

        private SystemFile file(JsonObject json) throws MalformedJson {
            json.allow("path", "mode", "owner", "group", "content", "secret");
            String path = json.text("path");
            boolean shown = isShown(json);
            return new SystemFile(
                    path,
                    mode(json, shown),
                    json.optionalText("owner").orElse(Root.NAME),
                    json.optionalText("group").orElse(Root.NAME),
                    text(json, shown, Setup.ofFile(path)),
                    shown);
        }

        private BootScript script(JsonObject json) throws MalformedJson {
            json.allow("name", "content", "secret");
            String name = json.text("name");
            boolean shown = isShown(json);
            return new BootScript(name, text(json, shown, Setup.ofScript(name)), shown);
        }

        private static boolean isShown(JsonObject json) throws MalformedJson {
            if (json.has("content") == json.has("secret"))
                throw json.wrong("content", "there, or secret is, and not both", "both or none");
            return json.has("content");
        }

        private Secret text(JsonObject json, boolean shown, String key) throws MalformedJson {
            Secret text =
                    shown
                            ? new Secret(json.text("content"))
                            : secret(json, "secret", key).orElseThrow();
            if (text.text().length() > LONGEST_TEXT || text.text().indexOf('\0') >= 0)
                throw json.wrong(
                        shown ? "content" : "secret",
                        "a text of at most " + LONGEST_TEXT + " characters, without zeros",
                        "***");
            return text;
        }

        /// Octal digits, also where YAML took them for a number.
        private static int mode(JsonObject json, boolean shown) throws MalformedJson {
            if (!json.has("mode")) return shown ? SystemFile.USUAL_MODE : 0600;
            Object said = json.asMap().get("mode");
            String digits = said instanceof Integer number ? number.toString() : json.text("mode");
            if (!digits.matches("[0-7]{1,4}"))
                throw json.wrong("mode", "octal digits, like \"0644\"", said);
            return Integer.parseInt(digits, 8);
        }

        /// A text, or `{"set": true}` for the one that is there.
        private Optional<Secret> secret(JsonObject json, String name, String key)
                throws MalformedJson {
            if (!(json.asMap().get(name) instanceof Map<?, ?>)) return plain(json, name);
            JsonObject object = json.object(name);
            object.allow(SET);
            if (!object.flag(SET)) return Optional.empty();
            Secret kept = before.get(key);
            if (kept == null)
                throw json.wrong(name, "the secret itself, because none is set yet", "{set: true}");
            return Optional.of(kept);
        }

        /// Whatever is wrong with it, it is not repeated.
        private static Optional<Secret> plain(JsonObject json, String name) throws MalformedJson {
            Object value = json.asMap().get(name);
            if (value == null) return Optional.empty();
            if (!(value instanceof String text) || text.isBlank())
                throw json.wrong(name, "a text", "that");
            return Optional.of(new Secret(text));
        }

        private static List<JsonObject> objects(JsonObject json, String name) throws MalformedJson {
            if (!json.has(name)) return List.of();
            List<JsonObject> objects = json.list(name, object -> object);
            if (objects.size() > MOST)
                throw json.wrong(name, "at most " + MOST + " of them", objects.size());
            return objects;
        }

        private static List<String> texts(JsonObject json, String name) throws MalformedJson {
            return json.has(name) ? json.texts(name) : List.of();
        }
    }
}
