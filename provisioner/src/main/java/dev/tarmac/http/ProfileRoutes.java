package dev.tarmac.http;

import dev.tarmac.catalog.Catalog;
import dev.tarmac.catalog.CatalogImage;
import dev.tarmac.firstboot.Setup;
import dev.tarmac.firstboot.SetupCheck;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;
import dev.tarmac.profile.Profile;
import dev.tarmac.profile.ProfileJson;
import dev.tarmac.profile.ProfileName;
import dev.tarmac.profile.Profiles;

import io.undertow.server.HttpServerExchange;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// `/api/v1/profiles`
final class ProfileRoutes {
    private final Profiles profiles;
    private final Catalog catalog;
    private final Precondition changes = new Precondition();

    ProfileRoutes(Profiles profiles, Catalog catalog) {
        this.profiles = profiles;
        this.catalog = catalog;
    }

    void list(HttpServerExchange exchange) {
        Reply.json(
                exchange,
                200,
                JsonObject.members(
                        "profiles", profiles.list().stream().map(ProfileJson::shown).toList()));
    }

    void show(HttpServerExchange exchange) throws HttpProblem {
        ProfileName name = name(exchange);
        Optional<Profile> profile = profiles.find(name);
        if (profile.isEmpty()) throw unknown(name);
        Reply.json(exchange, 200, ProfileJson.shown(profile.get()));
    }

    /// The layout is read and the image must be there: what is stored can be installed somewhere.
    void put(HttpServerExchange exchange) throws IOException, HttpProblem, MalformedJson, Refused {
        ProfileName name = name(exchange);
        Setup before = profiles.find(name).map(Profile::setup).orElse(Setup.NOTHING);
        Profile profile = ProfileJson.decode(name, Ask.body(exchange, Ask.FROM_PEOPLE), before);
        String where = "profile " + profile.name();
        LayoutYaml.read(where, profile.layout());
        CatalogImage image = catalog.require(where, profile.image());
        if (profile.secureBootRequired()) requireSigned(where, image);
        requirePossible(where, profile.setup(), image);
        changes.guard(
                exchange,
                where,
                () -> tag(profile.name()),
                () -> {
                    profiles.put(profile);
                    Map<String, Object> json = ProfileJson.shown(profile);
                    Reply.tagged(exchange, 200, json, Reply.tag(json));
                });
    }

    private static void requirePossible(String where, Setup setup, CatalogImage image)
            throws Refused {
        Problems problems = new Problems();
        SetupCheck.check(Where.of(where), setup, problems);
        boolean systemd = image.manifest().initSystem().equals("systemd");
        if (!systemd && !setup.scripts().isEmpty())
            problems.add(
                    Where.of(where),
                    "has scripts for the first boot, and image "
                            + image.manifest().name()
                            + " has no systemd to run them",
                    "take another image, or leave the scripts out");
        problems.throwIfAny();
    }

    private static void requireSigned(String where, CatalogImage image) throws Refused {
        Problems problems = new Problems();
        for (String reason : image.unsigned())
            problems.add(
                    Where.of(where),
                    "demands Secure Boot, and image " + image.manifest().name() + " " + reason,
                    "take another image, or build or import this one again with the distribution's"
                            + " signed shim, GRUB and kernel in it");
        problems.throwIfAny();
    }

    void delete(HttpServerExchange exchange) throws HttpProblem {
        ProfileName name = name(exchange);
        changes.guard(exchange, "profile " + name, () -> tag(name), () -> delete(name));
        Reply.nothing(exchange);
    }

    private Optional<EntityTag> tag(ProfileName name) {
        return profiles.find(name).map(ProfileJson::shown).map(Reply::tag);
    }

    private void delete(ProfileName name) throws HttpProblem {
        switch (profiles.delete(name)) {
            case DELETED -> {}
            case NO_SUCH_PROFILE -> throw unknown(name);
            case IN_USE ->
                    throw new HttpProblem(
                            409,
                            "profile " + name,
                            "machines have it",
                            "give them another one first: tarmac machine list");
        }
    }

    private static ProfileName name(HttpServerExchange exchange) throws HttpProblem {
        return Ask.path(exchange, "name", ProfileName::new);
    }

    private static HttpProblem unknown(ProfileName name) {
        return new HttpProblem(
                404, "profile " + name, "does not exist", "see which do: tarmac profile list");
    }
}
