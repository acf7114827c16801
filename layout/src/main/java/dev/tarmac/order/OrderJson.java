package dev.tarmac.order;

import dev.tarmac.firstboot.FixedAddress;
import dev.tarmac.firstboot.Setup;
import dev.tarmac.firstboot.SetupJson;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.plan.PlanJson;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// [AgentCommand], [InstallOrder] and [Hello] as JSON and back.
public final class OrderJson {
    private OrderJson() {}

    public static Map<String, Object> encode(AgentCommand command) {
        return switch (command) {
            case AgentCommand.Wait() -> JsonObject.members("command", "wait");
            case AgentCommand.Reboot() -> JsonObject.members("command", "reboot");
            case AgentCommand.Shell() -> JsonObject.members("command", "shell");
            case AgentCommand.Install(InstallOrder order) ->
                    JsonObject.members("command", "install", "order", encode(order));
        };
    }

    public static AgentCommand decodeCommand(JsonObject json) throws MalformedJson {
        String command = json.text("command");
        return switch (command) {
            case "wait" -> new AgentCommand.Wait();
            case "reboot" -> new AgentCommand.Reboot();
            case "shell" -> new AgentCommand.Shell();
            case "install" -> new AgentCommand.Install(decodeOrder(json.object("order")));
            default -> throw json.wrong("command", "wait, reboot, shell or install", command);
        };
    }

    public static Map<String, Object> encode(InstallOrder order) {
        HostSettings host = order.host();
        return JsonObject.members(
                "install", order.install(),
                "attempt", order.attempt(),
                "planHash", order.planHash(),
                "plan", PlanJson.encode(order.plan()),
                "diskUuids", uuids(order.diskUuids()),
                "partitionUuids", uuids(order.partitionUuids()),
                "filesystemUuids", uuids(order.filesystemUuids()),
                "image",
                        JsonObject.members(
                                "name", order.image().name(),
                                "manifestUrl", order.image().manifestUrl(),
                                "manifestSha256", order.image().manifestSha256(),
                                "dataUrl", order.image().dataUrl()),
                "host",
                        JsonObject.members(
                                "hostname", host.hostname(),
                                "bootMac", host.bootMac(),
                                "sshKeys", host.sshKeys(),
                                "kernelArguments", host.kernelArguments(),
                                "bootOrder", host.bootOrder().word(),
                                "fixedAddress", host.address().map(FixedAddress::json),
                                "setup", setup(host.setup())),
                "proof",
                        order.proof()
                                .map(
                                        proof ->
                                                JsonObject.members(
                                                        "url",
                                                        proof.url(),
                                                        "token",
                                                        proof.token())));
    }

    public static InstallOrder decodeOrder(JsonObject json) throws MalformedJson {
        JsonObject image = json.object("image");
        JsonObject host = json.object("host");
        Optional<JsonObject> proof = json.optionalObject("proof");
        try {
            return new InstallOrder(
                    json.text("install"),
                    json.integer("attempt"),
                    PlanJson.decode(json.object("plan")),
                    json.text("planHash"),
                    decodeUuids(json.dictionary("diskUuids")),
                    decodeUuids(json.dictionary("partitionUuids")),
                    decodeUuids(json.dictionary("filesystemUuids")),
                    new ImageSource(
                            image.text("name"),
                            image.text("manifestUrl"),
                            image.text("manifestSha256"),
                            image.text("dataUrl")),
                    new HostSettings(
                            host.text("hostname"),
                            host.text("bootMac"),
                            host.texts("sshKeys"),
                            host.texts("kernelArguments"),
                            HostSettings.BootOrder.of(host, "bootOrder"),
                            fixedAddress(host),
                            setup(host)),
                    proof.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    new ProofTicket(
                                            proof.get().text("url"), proof.get().text("token"))));
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("order: " + e.getMessage(), e);
        }
    }

    private static Optional<Map<String, Object>> setup(Setup setup) {
        return setup.isNothing() ? Optional.empty() : Optional.of(SetupJson.encode(setup));
    }

    private static Optional<FixedAddress> fixedAddress(JsonObject host) throws MalformedJson {
        if (!host.has("fixedAddress")) return Optional.empty();
        JsonObject json = host.object("fixedAddress");
        try {
            return Optional.of(FixedAddress.of(json));
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("an address of an order: " + e.getMessage(), e);
        }
    }

    private static Setup setup(JsonObject host) throws MalformedJson {
        return host.has("setup") ? SetupJson.decode(host.object("setup")) : Setup.NOTHING;
    }

    public static Map<String, Object> encode(Hello hello) {
        return JsonObject.members(
                "ticket", hello.ticket(),
                "mac", hello.mac(),
                "agentVersion", hello.agentVersion(),
                "abilities", hello.abilities());
    }

    public static Hello decodeHello(JsonObject json) throws MalformedJson {
        return new Hello(
                json.text("ticket"),
                json.text("mac"),
                json.text("agentVersion"),
                json.texts("abilities"));
    }

    public static Map<String, Object> encode(Hello.Welcome welcome) {
        return JsonObject.members("token", welcome.token(), "serverMillis", welcome.serverMillis());
    }

    public static Hello.Welcome decodeWelcome(JsonObject json) throws MalformedJson {
        return new Hello.Welcome(json.text("token"), json.number("serverMillis"));
    }

    private static Map<String, String> uuids(Map<String, UUID> uuids) {
        Map<String, String> texts = new TreeMap<>();
        uuids.forEach((name, uuid) -> texts.put(name, uuid.toString()));
        return texts;
    }

    private static Map<String, UUID> decodeUuids(Map<String, String> texts) {
        Map<String, UUID> uuids = new LinkedHashMap<>();
        texts.forEach((name, text) -> uuids.put(name, UUID.fromString(text)));
        return uuids;
    }
}
