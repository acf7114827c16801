package dev.tarmac.layout.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Partition.Kind;
import dev.tarmac.layout.RaidLevel;
import dev.tarmac.layout.Size;
import dev.tarmac.layout.Sizing;
import dev.tarmac.layout.Whole;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.OptionalLong;

/// Every key, understood and misunderstood.
class LayoutKeysTest {
    @Test
    void kindsFollowFromTheUse() throws Refused {
        DiskLayout layout = LayoutYaml.read("f.yaml", Whole.OWN);
        assertThat(kind(layout, "boot-a")).isEqualTo(Kind.RAID);
        assertThat(kind(layout, "pv-b")).isEqualTo(Kind.LVM);
        assertThat(kind(layout, "data-a")).isEqualTo(Kind.LINUX);
        assertThat(kind(layout, "esp-a")).isEqualTo(Kind.ESP);
        assertThat(partition(layout, "esp-a").filesystem()).isEmpty();
        assertThat(partition(layout, "esp-a").mount()).isEmpty();
    }

    @Test
    void whatIsNotSaidIsUsual() throws Refused {
        DiskLayout layout = LayoutYaml.read("f.yaml", Whole.OWN);
        assertThat(layout.raids().getFirst().level()).isEqualTo(RaidLevel.RAID1);
        assertThat(layout.raids().getFirst().metadata()).isEmpty();
        LogicalVolume root = layout.groups().getFirst().volumes().getFirst();
        assertThat(root.cache().orElseThrow().mode())
                .isEqualTo(LogicalVolume.Cache.Mode.WRITETHROUGH);
        assertThat(partition(layout, "pv-b").content().luks().orElseThrow().version()).isEqualTo(2);
        assertThat(partition(layout, "grown").size())
                .contains(new Size.Growing(1L << 30, OptionalLong.of(9L << 30)));
    }

    @Test
    void anEspNeedNotBeMounted() throws Refused {
        String text =
                """
                disks:
                  - name: d
                    partitions:
                      - {name: esp, type: esp, size: 512M}
                      - {name: spare, type: esp, size: 512M, mount: none}
                      - {name: root, size: rest, filesystem: ext4, mount: /}
                """;
        assertThat(partition(LayoutYaml.read("f.yaml", text), "spare").mount()).isEmpty();
    }

    @Test
    void anacondaPlacesPartitionsItself() throws Refused {
        DiskLayout layout = LayoutYaml.read("f.yaml", Whole.ANACONDA);
        assertThat(layout.disks()).isEmpty();
        Sizing.Anaconda sizing = (Sizing.Anaconda) layout.sizing();
        assertThat(sizing.handling().drives()).containsExactly("sda", "sdb");
        assertThat(sizing.handling().bootLoader().drive()).contains("sda");
        assertThat(sizing.partitions().getFirst().asPrimary()).isTrue();
        assertThat(partition(layout, "swap").size()).contains(new Size.Advised(false));
    }

    /// A `^` in what is written instead is where the problem is placed.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    `stripes: 2`           | `^stripe: 2`               | did you mean 'stripes'?
                    `stripes: 2`           | `stripes: ^two`            | no whole number
                    `pool: pool`           | `pool: pool, stripes: ^2`  | 'stripes' is for a plain volume
                    `metadata: 1G, chunk`  | `pool: ^x, chunk`          | 'pool' is for a volume in a pool
                    `type: thin-pool`      | `type: ^thin`              | no type 'thin'; there is thin-pool
                    `type: thin-pool, size: 50%, metadata: 1G` | `size: 50%, metadata: ^1G` | 'metadata' is for a thin pool
                    `cache: {size: 1G`     | `cache: {size: 1G, mode: ^fast` | no cache mode 'fast'
                    `cache: {size: 1G, `   | `cache: ^{`                | 'size' is missing
                    `level: 1, members: [esp-a` | `level: ^7, members: [esp-a` | there are 0, 1, 4, 5, 6, 10
                    `{name: efi, level: 1` | `^{name: efi`              | 'level' is missing
                    `level: 1, members: [esp-a` | `^lvl: 1, level: 1, members: [esp-a` | unknown key 'lvl'
                    `keep: {number: 1}`    | `keep: {number: ^x}`       | no whole number
                    `keep: {number: 1}`    | `keep: ^{number: 1, label: x}` | in two ways
                    `keep: {number: 1}`    | `keep: ^{}`                | names no partition
                    `keep: {number: 1}`    | `keep: ^1`                 | must be a mapping
                    `keep: {number: 1}`    | `keep: {number: 1}, size: ^1G` | one that is there has its size
                    `keep: {number: 1}`    | `keep: {number: 1}, reuse: ^{number: 2}` | 'reuse' stands beside 'keep'
                    `grow: true, max: 9G`  | `max: ^9G`                 | 'max' is where growing stops
                    `grow: true`           | `grow: ^yes`               | neither true nor false
                    `{name: grown, size: 1G` | `^{name: grown, size: 10%` | a percentage does not grow
                    `table: mbr`           | `table: ^msdos`            | there are gpt, mbr
                    `[legacy-boot]`        | `[^active]`                | no attribute 'active'; there are required
                    `secret: disk`         | `^passphrase: x`           | unknown key 'passphrase'
                    `secret: disk`         | `secret: disk, version: ^3` | LUKS has the versions 1 and 2
                    `secret: disk`         | `secret: disk, pbkdf: {memory: ^1500}` | no whole number of KiB
                    `label: swap`          | `uuid: ^x`                 | is no UUID
                    `{name: raw, `         | `{name: raw, uuid: ^x, `   | a UUID without a file system
                    `reserved: 10%`        | `^reserve: 10%`            | did you mean 'reserved'?
                    `extent: 4M`           | `extent: ^big`             | 'big' is no size
                    `options: compress`    | `^option: compress`        | did you mean 'options'?
                    `tmpfs:`               | `^tempfs:`                 | did you mean 'tmpfs'?
                    `disks:`               | `sizing: ^rhel9\\ndisks:`  | there are tarmac, anaconda-rhel9, anaconda-rhel10
                    `disks:`               | `prepare: ^{clear: all}\\ndisks:` | goes only with the sizing of Anaconda
                    `disks:\\n  - name: one` | `sizing: anaconda-rhel9\\ndisks:\\n  ^- name: one` | does not go with sizing anaconda-rhel9
                    """)
    void saysWhereAndHow(String good, String bad, String message) {
        check(Whole.OWN, good, bad, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    `clear: all`     | `clear: ^some`   | there are none, linux, all
                    `location: disk` | `location: ^mbr` | there are none, disk, partition
                    `location: disk` | `^place: disk`   | unknown key 'place'
                    `primary: true`  | `primary: ^1`    | neither true nor false
                    `disks: [sda]`   | `^disk: [sda]`   | did you mean 'disks'?
                    `size: advised`  | `size: ^advice`  | is no size
                    """)
    void ofAnacondasKeysToo(String good, String bad, String message) {
        check(Whole.ANACONDA, good, bad, message);
    }

    private static void check(String layout, String good, String bad, String message) {
        String marked = layout.replace(lines(good), lines(bad));
        assertThat(marked).isNotEqualTo(layout).contains("^");
        String before = marked.substring(0, marked.indexOf('^'));
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        String text = marked.replace("^", "");
        Refused refused =
                catchThrowableOfType(Refused.class, () -> LayoutYaml.read("f.yaml", text));
        assertThat(refused.problems())
                .anySatisfy(
                        problem -> {
                            assertThat(problem.where())
                                    .hasToString("f.yaml:" + line + ":" + column);
                            assertThat(problem.what() + " " + problem.fix()).contains(message);
                        });
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n");
    }

    private static Kind kind(DiskLayout layout, String name) {
        return partition(layout, name).kind();
    }

    private static Partition partition(DiskLayout layout, String name) {
        return layout.partitions().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }
}
