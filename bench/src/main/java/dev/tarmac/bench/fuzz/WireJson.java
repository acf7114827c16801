package dev.tarmac.bench.fuzz;

import dev.tarmac.facts.DiskSpec;
import dev.tarmac.facts.FactsJson;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.LinkNeighbour;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.facts.NicFacts;
import dev.tarmac.facts.SystemFacts;
import dev.tarmac.firstboot.FirstBoot;
import dev.tarmac.firstboot.FirstBootJson;
import dev.tarmac.image.ManifestJson;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.order.EventJson;
import dev.tarmac.order.OrderJson;
import dev.tarmac.plan.PlanJson;
import dev.tarmac.profile.ProfileJson;
import dev.tarmac.profile.ProfileName;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The JSON that agents, REST clients and image stores send. What is read is written again and read
/// as the same.
final class WireJson {
    private WireJson() {}

    static List<FuzzTarget> targets() {
        return List.of(
                target(
                        "json-hello",
                        OrderJson::decodeHello,
                        OrderJson::encode,
                        """
                        {"ticket":"t","mac":"52:54:00:00:00:01","agentVersion":"1","abilities":["gpt"]}
                        """),
                target(
                        "json-welcome",
                        OrderJson::decodeWelcome,
                        OrderJson::encode,
                        "{\"token\":\"t\",\"serverMillis\":1}"),
                target("json-facts", FactsJson::decode, FactsJson::encode, facts()),
                target("json-event", EventJson::decode, EventJson::encode, EVENTS),
                target("json-command", OrderJson::decodeCommand, OrderJson::encode, commands()),
                target(
                        "json-plan",
                        PlanJson::decode,
                        PlanJson::encode,
                        UsersFiles.plans().toArray(String[]::new)),
                target(
                        "json-firstboot",
                        FirstBootJson::decode,
                        FirstBootJson::encode,
                        JsonObject.write(FirstBootJson.encode(FirstBoot.NOTHING)),
                        JsonObject.write(FirstBootJson.encode(UsersFiles.firstBoot()))),
                target(
                        "json-profile",
                        json -> ProfileJson.decode(new ProfileName("web"), json),
                        ProfileJson::encode,
                        PROFILE),
                target("json-manifest", ManifestJson::decode, ManifestJson::encode, MANIFEST));
    }

    private static <T> FuzzTarget target(
            String name,
            JsonObject.Decoder<T> decoder,
            Function<T, Map<String, Object>> encoder,
            String... seeds) {
        return new FuzzTarget(
                name,
                MalformedJson.class,
                input -> {
                    String text = new String(input, StandardCharsets.UTF_8);
                    T value = decoder.decode(JsonObject.parse(text));
                    String written = JsonObject.write(encoder.apply(value));
                    Always.same(value, () -> decoder.decode(JsonObject.parse(written)));
                },
                List.of(seeds).stream()
                        .map(seed -> seed.getBytes(StandardCharsets.UTF_8))
                        .toList());
    }

    private static String facts() {
        NicFacts nic =
                new NicFacts(
                        "eth0",
                        "52:54:00:00:00:01",
                        Optional.of("ice"),
                        Optional.of("8086:1593"),
                        true,
                        true,
                        Optional.of(25_000),
                        Optional.of(
                                new LinkNeighbour(
                                        Optional.of("tor"),
                                        "52:54:00:00:00:02",
                                        "Eth1",
                                        Optional.of("a"),
                                        Optional.of(76))));
        return JsonObject.write(FactsJson.encode(machine().with(List.of(nic))));
    }

    static MachineFacts machine() {
        return new MachineFacts(
                Firmware.UEFI,
                true,
                8L << 30,
                2,
                "6.1.0",
                new SystemFacts(
                        Optional.of("v"),
                        Optional.of("p"),
                        Optional.of("S-1"),
                        Optional.of("uuid")),
                DiskSpec.facts(DiskSpec.parse("2x40G")),
                List.of());
    }

    private static final String DIGEST = "0".repeat(64);

    private static final String STAMP =
            "\"install\":\"i-1\",\"attempt\":1,\"sequence\":7,\"atMillis\":1234";

    private static final String[] EVENTS = {
        "{\"event\":\"step-started\",%s,\"step\":1,\"kind\":\"k\",\"subject\":\"s\"}"
                .formatted(STAMP),
        "{\"event\":\"step-progress\",%s,\"step\":1,\"doneBytes\":1,\"totalBytes\":2}"
                .formatted(STAMP),
        "{\"event\":\"step-finished\",%s,\"step\":1}".formatted(STAMP),
        "{\"event\":\"notice\",%s,\"text\":\"t\"}".formatted(STAMP),
        "{\"event\":\"installed\",%s,\"bootOrder\":[\"a\"]}".formatted(STAMP),
        "{\"event\":\"failed\",%s,\"step\":1,\"where\":\"w\",\"what\":\"x\",\"fix\":\"f\"}"
                .formatted(STAMP),
    };

    private static String[] commands() {
        return new String[] {
            "{\"command\":\"wait\"}",
            "{\"command\":\"reboot\"}",
            "{\"command\":\"shell\"}",
            """
            {"command":"install","order":{"install":"i-1","attempt":1,"planHash":"%s","plan":%s,
            "diskUuids":{},"partitionUuids":{},"filesystemUuids":{},
            "image":{"name":"debian-12","manifestUrl":"http://10.0.0.1/m","manifestSha256":"%s",
            "dataUrl":"http://10.0.0.1/d"},
            "host":{"hostname":"a","bootMac":"52:54:00:00:00:01","sshKeys":[],"kernelArguments":[],
            "bootOrder":"disk-first","setup":%s}}}
            """
                    .formatted(DIGEST, UsersFiles.plans().getFirst(), DIGEST, SETUP),
        };
    }

    private static final String SETUP =
            """
            {"rootPasswordHash":"$6$a","groups":[{"name":"ops","number":2000}],
            "users":[{"name":"a","number":1200,"groups":["ops"],"sshKeys":["ssh-ed25519 A"]}],
            "files":[{"path":"/etc/motd","mode":"0640","content":"a"}],
            "scripts":[{"name":"s","secret":"#!/bin/sh"}],"userData":"#cloud-config"}""";

    private static final String PROFILE =
            """
            {"name":"web","layout":"disks:\\n  - name: a\\n","image":"debian-12","hostname":"web-{serial}",
            "sshKeys":["ssh-ed25519 AAAA a"],"kernelArguments":["quiet"],"wipe":true,
            "acceptUnproven":false,"secureBoot":"allowed","bootOrder":"disk-first",
            "proveWithinSeconds":600,"setup":%s}
            """
                    .formatted(SETUP);

    private static final String MANIFEST =
            """
            {"format":1,"name":"debian-12","arch":"x86_64",
            "os":{"id":"debian","versionId":"12","prettyName":"Debian"},
            "dataBytes":100,"dataSha256":"%s","tarBytes":1024,"entries":1,"unpackedBytes":512,
            "frames":[{"offset":0,"length":100,"tarBytes":1024,"sha256":"%s","startsEntry":true}],
            "kernels":[{"version":"6.1.0","path":"/boot/vmlinuz-6.1.0","initramfs":"/boot/initrd.img-6.1.0",
            "initramfsSha256":"%s"}],"loaders":{"biosModules":"/usr/lib/grub/i386-pc"},"signed":[],"proofTools":[],
            "initSystem":"systemd","network":"networkd"}
            """
                    .formatted(DIGEST, DIGEST, DIGEST);
}
