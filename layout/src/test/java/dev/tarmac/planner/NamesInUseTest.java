package dev.tarmac.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.plan.Plan;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// Two disks; the layout takes the first, the second stays as it is.
class NamesInUseTest {
    private static final String LAYOUT =
            """
            disks:
              - name: system
                select: {size: 10G}
                partitions:
                  - {name: biosboot, type: biosboot, size: 1M}
                  - {name: pv, size: 4G}
                  - {name: md-a, size: 1G}
                  - {name: md-b, size: 1G}
                  - {name: root, size: rest, filesystem: ext4, mount: /}
            raids:
              - {name: data, level: 1, members: [md-a, md-b], filesystem: ext4, mount: /srv}
            volume-groups:
              - name: vg
                members: [pv]
                volumes:
                  - {name: home, size: 1G, filesystem: ext4, uuid: 1b4e28ba-2fa1-11d2-883f-0016d3cca427, mount: /home}
            """;

    @Test
    void anArrayThatAnotherDiskBears() {
        assertThat(refusal("md", Optional.of("oldhost:data"), Optional.empty()))
                .contains("layout.yaml:11:5", "array 'data' is in use", "md on sdb");
    }

    @Test
    void aVolumeGroupThatAnotherDiskBears() {
        assertThat(refusal("lvm2", Optional.of("vg"), Optional.empty()))
                .contains("layout.yaml:13:5", "volume group 'vg' is in use");
    }

    @Test
    void aUuidThatAnotherDiskBears() {
        assertThat(
                        refusal(
                                "ext4",
                                Optional.empty(),
                                Optional.of("1B4E28BA-2FA1-11D2-883F-0016D3CCA427")))
                .contains("layout.yaml:16:9", "the UUID 1b4e28ba");
    }

    @Test
    void otherNamesDoNotMatter() throws Refused {
        assertThat(plan("md", Optional.of("oldhost:data2"), Optional.of("u")).notices())
                .singleElement()
                .asString()
                .contains("md-a and md-b of array 'data' lie on the same disk 'system'");
    }

    private static String refusal(String type, Optional<String> label, Optional<String> uuid) {
        try {
            plan(type, label, uuid);
            return "not refused";
        } catch (Refused refused) {
            return refused.getMessage();
        }
    }

    private static Plan plan(String type, Optional<String> label, Optional<String> uuid)
            throws Refused {
        List<DiskFacts> empty = PlannerTest.disks("10G,20G");
        DiskFacts second = empty.get(1);
        DiskFacts other =
                new DiskFacts(
                        "sdb",
                        second.serial(),
                        second.wwn(),
                        second.byPath(),
                        second.model(),
                        second.sizeBytes(),
                        512,
                        512,
                        false,
                        List.of(new DiskContent("sdb", type, label, uuid)));
        return Planner.plan(
                LayoutYaml.read("layout.yaml", LAYOUT),
                Target.of(List.of(empty.getFirst(), other), Firmware.BIOS),
                Optional.empty(),
                Permissions.NONE);
    }
}
