package dev.tarmac.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.facts.SystemFacts;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class RuleBookYamlTest {
    private static final String BOOK =
            """
            rules:
              - name: storage
                when:
                  vendor: Dell*
                  memory: '>= 64 GiB'
                  not: {circuit: 'test-*'}
                profile: storage
                hostname: st-{serial}
                labels: {rack: r12, tier: cold}
                hold: true
              - name: by-vendor-list
                when:
                  vendor: [HPE, 'Supermicro*']
                  secure-boot: false
                  disks: 0
                profile: web
              - name: everything-else
                labels: {seen: new}
            """;

    @Test
    void theFirstRuleThatHoldsDecides() throws Refused {
        RuleBook book = RuleBookYaml.read("rules.yaml", BOOK);
        Rule storage = book.first(machine("Dell Inc.", 64, "sw1-3")).orElseThrow();
        assertThat(storage.name()).isEqualTo("storage");
        assertThat(storage.hold()).isTrue();
        assertThat(storage.labels()).containsEntry("rack", "r12").containsEntry("tier", "cold");
        assertThat(name(book, machine("Dell Inc.", 32, "sw1-3"))).isEqualTo("everything-else");
        assertThat(name(book, machine("Dell Inc.", 64, "test-3"))).isEqualTo("everything-else");
        assertThat(name(book, machine("supermicro", 1, "sw1-3"))).isEqualTo("by-vendor-list");
    }

    @Test
    void everyProblemIsToldAtOnceWithItsPlace() {
        Refused refused =
                catchThrowableOfType(
                        Refused.class,
                        () ->
                                RuleBookYaml.read(
                                        "rules.yaml",
                                        """
                                        rules:
                                          - name: Storage
                                            when: {memroy: 4, disks: lots}
                                            hostname: '{name}'
                                          - name: a
                                            labels: {'Rack!': r12}
                                          - name: a
                                        """));
        assertThat(refused.problems().stream().map(Problem::toString).toList())
                .hasSize(6)
                .anyMatch(text -> text.startsWith("rules.yaml:2:11: 'Storage' is no name"))
                .anyMatch(text -> text.contains("memroy") && text.contains("memory"))
                .anyMatch(text -> text.contains("'lots' is no amount"))
                .anyMatch(text -> text.contains("no word {name}"))
                .anyMatch(text -> text.contains("'Rack!' is no label"))
                .anyMatch(text -> text.startsWith("rules.yaml:7:") && text.contains("another"));
    }

    private static String name(RuleBook book, Appearance machine) {
        return book.first(machine).orElseThrow().name();
    }

    private static Appearance machine(String vendor, long gibibytes, String circuit) {
        return new Appearance(
                MacAddress.parse("52:54:00:12:34:56"),
                new MachineFacts(
                        Firmware.UEFI,
                        false,
                        gibibytes << 30,
                        8,
                        "6.1.0",
                        new SystemFacts(
                                Optional.of(vendor),
                                Optional.empty(),
                                Optional.of("S-1"),
                                Optional.empty()),
                        List.of(),
                        List.of()),
                new Location(Optional.of(circuit), Optional.empty()));
    }
}
