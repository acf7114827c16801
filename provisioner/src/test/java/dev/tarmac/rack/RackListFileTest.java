package dev.tarmac.rack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarmac.machine.Addressing;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.profile.ProfileName;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class RackListFileTest {
    @Test
    void csvAndYamlSayTheSame() throws Refused {
        List<RackEntry> csv =
                RackListFile.read(
                        "rack.csv",
                        """
                        \uFEFFname,serial,mac,profile,rack,memory,disks,label.owner,hold
                        # the upper half
                        web-1,S-1,52:54:00:00:00:01,web,r12,64 GiB,2,"Team, Web",true
                        web-2,S-2,,,r12,,,,
                        """
                                .replace("\"Team, Web\"", "\"Team/Web\""));
        List<RackEntry> yaml =
                RackListFile.read(
                        "rack.yaml",
                        """
                        machines:
                          - name: web-1
                            serial: S-1
                            mac: 52:54:00:00:00:01
                            profile: web
                            rack: r12
                            memory: 64 GiB
                            disks: 2
                            hold: true
                            labels: {owner: Team/Web}
                          - {name: web-2, serial: S-2, rack: r12}
                        """);
        assertThat(csv).isEqualTo(yaml);
        RackEntry first = csv.getFirst();
        assertThat(first.profile()).contains(new ProfileName("web"));
        assertThat(first.labels()).containsOnlyKeys("rack", "owner");
        assertThat(first.expected()).hasSize(2);
        assertThat(first.hold()).isTrue();
        assertThat(csv.get(1).mac()).isEqualTo(Optional.empty());
        assertThat(RackFields.kept(first.fields())).isEqualTo(first);
    }

    @Test
    void everyProblemIsToldWithItsLineAndColumn() {
        assertThat(
                        problems(
                                "rack.csv",
                                """
                                name,serial,mac,memmory
                                web-1,S-1,52:54:00:00:00:01,4
                                web_2,S-2,,
                                web-3,,,
                                web-4,S-1,,
                                web-5,S-5
                                web-6,S-6,nonsense,
                                """))
                .hasSize(6)
                .anyMatch(text -> text.startsWith("rack.csv:1:4: unknown column 'memmory'"))
                .anyMatch(text -> text.startsWith("rack.csv:3:1: 'web_2' is no host name"))
                .anyMatch(text -> text.startsWith("rack.csv:4:1: neither mac nor serial"))
                .anyMatch(text -> text.startsWith("rack.csv:5:2: another machine"))
                .anyMatch(text -> text.startsWith("rack.csv:6:1: 2 fields"))
                .anyMatch(text -> text.startsWith("rack.csv:7:3:"));
        assertThat(problems("rack.csv", "\"")).hasSize(1).first().asString().contains("no CSV");
        assertThat(problems("rack.yaml", "machines: [{name: a, sreial: b}]"))
                .anyMatch(text -> text.contains("sreial") && text.contains("serial"));
    }

    @Test
    void theInstalledSystemsAddressStandsInColumnsOfItsOwn() throws Refused {
        List<RackEntry> entries =
                RackListFile.read(
                        "rack.csv",
                        """
                        name,serial,address,gateway,dns
                        web-1,S-1,10.1.2.3/24,10.1.2.1,10.1.2.2 10.1.2.4
                        web-2,S-2,dhcp,,
                        web-3,S-3,,,
                        """);
        assertThat(entries)
                .extracting(entry -> entry.addressing().map(Addressing::json).toString())
                .containsExactly(
                        "Optional[{method=static, address=10.1.2.3/24, gateway=10.1.2.1,"
                                + " nameServers=[10.1.2.2, 10.1.2.4]}]",
                        "Optional[{method=dhcp}]",
                        "Optional.empty");
        assertThat(RackFields.kept(entries.getFirst().fields())).isEqualTo(entries.getFirst());
        assertThat(
                        problems(
                                "rack.csv",
                                """
                                name,serial,address,gateway
                                web-1,S-1,10.1.2.3,10.1.2.1
                                web-2,S-2,,10.1.2.1
                                web-3,S-3,10.1.2.3/24,10.1.9.1
                                """))
                .hasSize(3)
                .anyMatch(text -> text.startsWith("rack.csv:2:3: '10.1.2.3' has no prefix"))
                .anyMatch(text -> text.startsWith("rack.csv:3:4: no address beside it"))
                .anyMatch(text -> text.startsWith("rack.csv:4:3: the gateway 10.1.9.1 is not in"));
    }

    private static List<String> problems(String file, String text) {
        return catchThrowableOfType(Refused.class, () -> RackListFile.read(file, text))
                .problems()
                .stream()
                .map(Problem::toString)
                .toList();
    }
}
