package dev.tarmac.profile;

import dev.tarmac.firstboot.Setup;
import dev.tarmac.firstboot.SetupJson;
import dev.tarmac.image.ImageName;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.order.HostSettings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// [Profile] as JSON and back. Only layout and image must be there; the rest has defaults. What it
/// sets up has secrets: [#encode] is for the database, [#shown] for people.
public final class ProfileJson {
    static final HostnamePattern DEFAULT_HOSTNAME = new HostnamePattern("node-{serial}|node-{mac}");
    static final Duration DEFAULT_PROVE_WITHIN = Duration.ofMinutes(10);
    private static final String REQUIRED = "required";
    private static final String ALLOWED = "allowed";
    private static final int MAX_LAYOUT = 1 << 18;

    /// An RSA key of 16,384 bits is a third of it.
    private static final int LONGEST_LINE = 16_384;

    private ProfileJson() {}

    /// With its secrets.
    public static Map<String, Object> encode(Profile profile) {
        return members(profile, SetupJson::encode);
    }

    /// With `{"set": true}` for each secret.
    public static Map<String, Object> shown(Profile profile) {
        return members(profile, SetupJson::shown);
    }

    private static Map<String, Object> members(
            Profile profile, Function<Setup, Map<String, Object>> setup) {
        return JsonObject.members(
                "name", profile.name().text(),
                "layout", profile.layout(),
                "image", profile.image().text(),
                "hostname", profile.hostname().text(),
                "sshKeys", profile.sshKeys(),
                "kernelArguments", profile.kernelArguments(),
                "wipe", profile.wipe(),
                "acceptUnproven", profile.acceptUnproven(),
                "secureBoot", profile.secureBootRequired() ? REQUIRED : ALLOWED,
                "bootOrder", profile.bootOrder().word(),
                "proveWithinSeconds", profile.proveWithin().toSeconds(),
                "setup",
                        Optional.of(profile.setup())
                                .filter(something -> !something.isNothing())
                                .map(setup));
    }

    public static Profile decode(ProfileName name, JsonObject json) throws MalformedJson {
        return decode(name, json, Setup.NOTHING);
    }

    /// What a person sent.
    ///
    /// @param before what has the secrets that stay as they are
    public static Profile decode(ProfileName name, JsonObject json, Setup before)
            throws MalformedJson {
        json.allow(
                "name",
                "layout",
                "image",
                "hostname",
                "sshKeys",
                "kernelArguments",
                "wipe",
                "acceptUnproven",
                "secureBoot",
                "bootOrder",
                "proveWithinSeconds",
                "setup");
        Optional<String> said = json.optionalText("name");
        if (said.isPresent() && !said.get().equals(name.text()))
            throw json.wrong("name", "'" + name + "', as in the address", said.get());
        try {
            return new Profile(
                    name,
                    layout(json),
                    new ImageName(json.text("image")),
                    json.optionalText("hostname")
                            .map(HostnamePattern::new)
                            .orElse(DEFAULT_HOSTNAME),
                    lines(json, "sshKeys"),
                    lines(json, "kernelArguments"),
                    json.has("wipe") && json.flag("wipe"),
                    json.has("acceptUnproven") && json.flag("acceptUnproven"),
                    secureBootRequired(json),
                    bootOrder(json),
                    proveWithin(json),
                    json.has("setup")
                            ? SetupJson.decode(json.object("setup"), before)
                            : Setup.NOTHING);
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("profile: " + e.getMessage(), e);
        }
    }

    private static String layout(JsonObject json) throws MalformedJson {
        String layout = json.text("layout");
        if (layout.length() > MAX_LAYOUT)
            throw json.wrong("layout", "at most " + MAX_LAYOUT + " characters", layout.length());
        return layout;
    }

    /// Each element is one line of a file on the machine: nothing in it may end that line.
    private static List<String> lines(JsonObject json, String name) throws MalformedJson {
        if (!json.has(name)) return List.of();
        List<String> lines = json.texts(name);
        for (String line : lines)
            if (line.isBlank()
                    || line.length() > LONGEST_LINE
                    || line.chars().anyMatch(c -> c < ' '))
                throw json.wrong(name, "a list of single lines", "a line with control characters");
        return lines;
    }

    private static HostSettings.BootOrder bootOrder(JsonObject json) throws MalformedJson {
        return json.has("bootOrder")
                ? HostSettings.BootOrder.of(json, "bootOrder")
                : HostSettings.BootOrder.NETWORK_FIRST;
    }

    private static boolean secureBootRequired(JsonObject json) throws MalformedJson {
        String word = json.optionalText("secureBoot").orElse(ALLOWED);
        if (!word.equals(REQUIRED) && !word.equals(ALLOWED))
            throw json.wrong("secureBoot", "'" + REQUIRED + "' or '" + ALLOWED + "'", word);
        return word.equals(REQUIRED);
    }

    private static Duration proveWithin(JsonObject json) throws MalformedJson {
        if (!json.has("proveWithinSeconds")) return DEFAULT_PROVE_WITHIN;
        long seconds = json.number("proveWithinSeconds");
        if (seconds < 1 || seconds > 86_400)
            throw json.wrong("proveWithinSeconds", "between 1 and 86400", seconds);
        return Duration.ofSeconds(seconds);
    }
}
