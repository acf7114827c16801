package dev.tarmac.layout.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Placeless;
import dev.tarmac.layout.RandomLayouts;
import dev.tarmac.layout.rule.LayoutRules;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.yaml.YamlObject;

import org.junit.jupiter.api.Test;

class LayoutYamlWriterTest {
    /// What is short for the author stays short when it is written.
    @Test
    void writesTheLanguageAsAPersonWould() throws Refused {
        String text =
                """
                disks:
                  - name: system
                    select: {serial: S1, size: 400G..500GB, rotational: false}
                    partitions:
                      - {name: biosboot, type: biosboot, size: 1M}
                      - {name: esp, type: esp, size: 512M}
                      - {name: boot-a, size: 1G}
                      - {name: boot-b, size: 1G}
                      - {name: root, size: 20G, grow: true, max: 70G, filesystem: ext4, label: root, mkfs: [-O, ^metadata_csum], mount: /, options: 'noatime,nodev'}
                      - {name: home, keep: {number: 3}, filesystem: ext4, mount: /home}
                      - {name: raw, size: 5G, part-type: 4F68BCE3-E8CD-4DB1-96E7-FBCAF984B709, attributes: [legacy-boot]}
                      - {name: pv, size: rest, encrypt: {secret: disk, pbkdf: {function: argon2id, memory: 1G, millis: 2000}}}
                  - name: old
                    table: mbr
                    partitions:
                      - {name: swap, type: swap, size: 4G}
                raids:
                  - {name: boot, level: 1, members: [boot-a, boot-b], metadata: '1.0', filesystem: xfs, mount: /boot}
                volume-groups:
                  - name: vg
                    members: [pv]
                    reserved: 10%
                    volumes:
                      - {name: pool, type: thin-pool, size: 50%, metadata: 1G, chunk: 64K}
                      - {name: srv, pool: pool, size: 20G, filesystem: xfs, mount: /srv}
                tmpfs:
                  - {mount: /tmp, size: 2G}
                """;
        DiskLayout layout = LayoutYaml.read("f.yaml", text);
        assertThat(LayoutYamlWriter.write(layout)).isEqualTo(text);
    }

    @Test
    void anacondasSizingHasItsOwnKeys() throws Refused {
        String text =
                """
                sizing: anaconda-rhel9
                prepare: {clear: linux, drives: [sda], initialise: true, zerombr: true, table: gpt}
                boot: {drive: sda}
                partitions:
                  - {name: boot, size: 1G, filesystem: xfs, mount: /boot}
                  - {name: swap, type: swap, size: advised}
                  - {name: home, keep: {device: sda3}, filesystem: ext4, mount: /home}
                  - {name: pv.01, size: 1M, grow: true, disks: [sda, sdb], primary: true}
                volume-groups:
                  - name: rhel
                    members: [pv.01]
                    volumes:
                      - {name: root, size: 10G, grow: true, filesystem: xfs, mount: /}
                """;
        DiskLayout layout = LayoutYaml.read("f.yaml", text);
        assertThat(LayoutYamlWriter.write(layout)).isEqualTo(text);
    }

    @Test
    void whatIsWrittenReadsAsItWas() throws Refused {
        RandomLayouts layouts = new RandomLayouts(3);
        for (int round = 0; round < 5_000; round++) {
            DiskLayout layout = layouts.good();
            String text = LayoutYamlWriter.write(layout);
            assertThat(Placeless.of(LayoutYaml.read("random", text))).as(text).isEqualTo(layout);
        }
    }

    /// Also where it means nothing, and whatever its texts look like to a reader of YAML.
    @Test
    void whatMeansNothingIsWrittenAsFaithfully() throws Refused {
        RandomLayouts layouts = new RandomLayouts(4);
        for (int round = 0; round < 10_000; round++) {
            DiskLayout layout = layouts.arbitrary();
            String text = LayoutYamlWriter.write(layout);
            Problems problems = new Problems();
            YamlObject top = YamlObject.parse("random", text, problems);
            DiskLayout read = new LayoutReader(new Reading(problems)).layout(top);
            assertThat(problems.list()).as(text).isEmpty();
            assertThat(Placeless.of(read)).as(text).isEqualTo(layout);
        }
    }

    @Test
    void rulesAnswerWhateverTheLayout() {
        RandomLayouts layouts = new RandomLayouts(5);
        int refused = 0;
        for (int round = 0; round < 10_000; round++)
            if (!LayoutRules.check(layouts.arbitrary()).isEmpty()) refused++;
        assertThat(refused).isGreaterThan(5_000);
    }
}
