package dev.tarmac.firstboot;

import dev.tarmac.firstboot.Firewall.Port;
import dev.tarmac.firstboot.TimeSources.Source;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// [FirstBoot] as JSON and back: `decode(encode(value))` equals the value. An order needs passwords
/// and scripts, so they stand in it as they are: what this writes is as secret as they are, and
/// belongs into no log. For people there is [FirstBootText].
public final class FirstBootJson {
    private FirstBootJson() {}

    public static Map<String, Object> encode(FirstBoot value) {
        return JsonObject.members(
                "accounts", AccountsJson.encode(value.accounts()),
                "language", value.language(),
                "keyboard", value.keyboard().map(FirstBootJson::keyboard),
                "timeZone", value.timeZone().map(FirstBootJson::timeZone),
                "timeSources", value.timeSources().map(FirstBootJson::timeSources),
                "network", NetworkJson.encode(value.network()),
                "enabledUnits", value.services().enabled(),
                "disabledUnits", value.services().disabled(),
                "firewall", value.firewall().map(FirstBootJson::firewall),
                "seLinux", value.seLinux().map(SeLinux::word),
                "kernelArguments", value.bootLoader().kernelArguments(),
                "menuSeconds", value.bootLoader().menuSeconds(),
                "image", value.image().map(FirstBootJson::image),
                "scripts", value.scripts().stream().map(FirstBootJson::script).toList(),
                "afterwards", value.afterwards().map(Afterwards::word));
    }

    public static FirstBoot decode(JsonObject json) throws MalformedJson {
        try {
            return decodeChecked(json);
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("first boot: " + e.getMessage(), e);
        }
    }

    private static FirstBoot decodeChecked(JsonObject json) throws MalformedJson {
        return new FirstBoot(
                AccountsJson.decode(json.object("accounts")),
                json.optionalText("language"),
                optional(json, "keyboard", FirstBootJson::keyboard),
                optional(json, "timeZone", FirstBootJson::timeZone),
                optional(json, "timeSources", FirstBootJson::timeSources),
                NetworkJson.decode(json.object("network")),
                new Services(json.texts("enabledUnits"), json.texts("disabledUnits")),
                optional(json, "firewall", FirstBootJson::firewall),
                json.optionalText("seLinux").map(SeLinux::of),
                new BootLoader(json.texts("kernelArguments"), integer(json, "menuSeconds")),
                optional(json, "image", FirstBootJson::image),
                json.list("scripts", FirstBootJson::script),
                json.optionalText("afterwards").map(Afterwards::of));
    }

    static <T> Optional<T> optional(JsonObject json, String name, JsonObject.Decoder<T> decoder)
            throws MalformedJson {
        return json.has(name) ? Optional.of(decoder.decode(json.object(name))) : Optional.empty();
    }

    static Optional<Integer> integer(JsonObject json, String name) throws MalformedJson {
        return json.has(name) ? Optional.of(json.integer(name)) : Optional.empty();
    }

    static Optional<Long> number(JsonObject json, String name) throws MalformedJson {
        OptionalLong number = json.optionalNumber(name);
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private static Map<String, Object> keyboard(Keyboard keyboard) {
        return JsonObject.members(
                "consoleKeymap",
                keyboard.consoleKeymap(),
                "layouts",
                keyboard.layouts().stream()
                        .map(it -> JsonObject.members("name", it.name(), "variant", it.variant()))
                        .toList(),
                "options",
                keyboard.options());
    }

    private static Keyboard keyboard(JsonObject json) throws MalformedJson {
        return new Keyboard(
                json.optionalText("consoleKeymap"),
                json.list(
                        "layouts",
                        it -> new Keyboard.Layout(it.text("name"), it.optionalText("variant"))),
                json.texts("options"));
    }

    private static Map<String, Object> timeZone(TimeZone zone) {
        return JsonObject.members("name", zone.name(), "clockIsUtc", zone.clockIsUtc());
    }

    private static TimeZone timeZone(JsonObject json) throws MalformedJson {
        return new TimeZone(json.optionalText("name"), json.flag("clockIsUtc"));
    }

    private static Map<String, Object> timeSources(TimeSources sources) {
        return switch (sources) {
            case TimeSources.Off() -> JsonObject.members("sources", List.of());
            case TimeSources.From(List<Source> from) ->
                    JsonObject.members(
                            "sources", from.stream().map(FirstBootJson::source).toList());
        };
    }

    private static Map<String, Object> source(Source source) {
        return JsonObject.members(
                "host", source.host(),
                "pool", source.pool(),
                "authenticated", source.authenticated());
    }

    private static TimeSources timeSources(JsonObject json) throws MalformedJson {
        List<Source> sources =
                json.list(
                        "sources",
                        it ->
                                new Source(
                                        it.text("host"),
                                        it.flag("pool"),
                                        it.flag("authenticated")));
        return sources.isEmpty() ? new TimeSources.Off() : new TimeSources.From(sources);
    }

    private static Map<String, Object> firewall(Firewall firewall) {
        return switch (firewall) {
            case Firewall.Off() -> JsonObject.members("on", false);
            case Firewall.On on ->
                    JsonObject.members(
                            "on", true,
                            "ports", on.ports().stream().map(Port::toString).toList(),
                            "services", on.services(),
                            "closed", on.closed(),
                            "trusted", on.trusted());
        };
    }

    private static Firewall firewall(JsonObject json) throws MalformedJson {
        if (!json.flag("on")) return new Firewall.Off();
        return new Firewall.On(
                json.texts("ports").stream().map(Port::parse).toList(),
                json.texts("services"),
                json.texts("closed"),
                json.texts("trusted"));
    }

    private static Map<String, Object> image(Image image) {
        return JsonObject.members("address", image.address().toString(), "sha256", image.sha256());
    }

    private static Image image(JsonObject json) throws MalformedJson {
        return Image.of(json.text("address"), json.optionalText("sha256"));
    }

    private static Map<String, Object> script(Script script) {
        return JsonObject.members(
                "stage", script.stage().word(),
                "interpreter", script.interpreter(),
                "mustSucceed", script.mustSucceed(),
                "log", script.log(),
                "body", script.body());
    }

    private static Script script(JsonObject json) throws MalformedJson {
        return new Script(
                Script.Stage.of(json.text("stage")),
                json.text("interpreter"),
                json.flag("mustSucceed"),
                json.optionalText("log"),
                json.text("body"));
    }
}
