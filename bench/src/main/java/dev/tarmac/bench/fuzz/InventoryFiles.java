package dev.tarmac.bench.fuzz;

import dev.tarmac.agent.network.BootParameters;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.rack.RackListFile;
import dev.tarmac.rule.Appearance;
import dev.tarmac.rule.RuleBook;
import dev.tarmac.rule.RuleBookYaml;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What says which machines there are and what becomes of them: rack lists, rules, and the command
/// line that an agent is started with.
final class InventoryFiles {
    private static final String CSV =
            """
            name,serial,mac,profile,memory,disks,rack,label.owner
            web-1,7CX1234,,web,256 GiB,2,r12,"Team Web"
            web-2,,52:54:00:00:00:02,web,,,r12,
            """;

    private static final String YAML =
            """
            machines:
              - name: web-1
                serial: 7CX1234
                profile: web
                rack: r12
                memory: 256 GiB
                disks: 2
                labels: {owner: Team Web}
            """;

    private static final String RULES =
            """
            rules:
              - name: storage
                when:
                  vendor: [Dell*, HPE]
                  disks: '>= 1'
                  circuit: 'sw-r1?:*'
                  not: {serial: 7CX9999}
                profile: storage
                hostname: st-{serial}|st-{mac}
                labels: {tier: cold}
              - name: everything-else
                labels: {seen: new}
                hold: true
            """;

    private static final String COMMAND_LINE =
            "BOOT_IMAGE=vmlinuz quiet tarmac.server=http://192.168.76.1:8077"
                    + " tarmac.mac=52:54:00:00:00:01 tarmac.address=192.168.76.100"
                    + " tarmac.netmask=255.255.255.0 tarmac.gateway=192.168.76.254";

    private static final Appearance MACHINE =
            new Appearance(
                    MacAddress.parse("52:54:00:00:00:01"), WireJson.machine(), Location.UNKNOWN);

    private InventoryFiles() {}

    static List<FuzzTarget> targets() {
        return List.of(
                text("rack-csv", text -> RackListFile.read("rack.csv", text), CSV),
                text("rack-yaml", text -> RackListFile.read("rack.yaml", text), YAML),
                text("rules", InventoryFiles::rules, RULES),
                text("agent-command-line", BootParameters::parse, COMMAND_LINE));
    }

    @FunctionalInterface
    private interface Reading {
        void read(String text) throws Refused;
    }

    private static FuzzTarget text(String name, Reading reading, String seed) {
        return new FuzzTarget(
                name,
                Refused.class,
                input -> reading.read(new String(input, StandardCharsets.UTF_8)),
                List.of(seed.getBytes(StandardCharsets.UTF_8)));
    }

    private static void rules(String text) throws Refused {
        RuleBook book = RuleBookYaml.read("rules.yaml", text);
        book.first(MACHINE)
                .ifPresent(rule -> Always.that(book.rules().contains(rule), "a rule of nobody"));
    }
}
