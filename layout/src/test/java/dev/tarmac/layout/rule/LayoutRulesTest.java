package dev.tarmac.layout.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarmac.layout.RandomLayouts;
import dev.tarmac.layout.Whole;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One good layout, broken in one place at a time.
class LayoutRulesTest {
    @Test
    void theGoodOnesAreGood() throws Refused {
        assertThat(LayoutRules.check(LayoutYaml.read("own", Whole.OWN))).isEmpty();
        assertThat(LayoutRules.check(LayoutYaml.read("anaconda", Whole.ANACONDA))).isEmpty();
    }

    @Test
    void layoutsWithEveryReasonToBeAcceptedAre() {
        RandomLayouts layouts = new RandomLayouts(6);
        for (int round = 0; round < 2_000; round++)
            assertThat(LayoutRules.check(layouts.good())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    name: two          | name: one          | a second disk 'one'; the first is at
                    name: two          | name: a b          | 'a b' is no name for a disk
                    name: boot-a       | name: -x           | 1 to 36 letters
                    name: raw          | name: swap         | a second partition 'swap'
                    name: raw          | name: boot         | array 'boot' is called like the partition at
                    name: efi          | name: '7'          | digits alone are a device number
                    name: vg           | name: -vg          | not starting with '-'
                    name: vg           | name: mapper       | /dev/mapper is something else
                    name: var,         | name: root,        | a second volume 'root'
                    name: var,         | name: a_tmeta,     | LVM keeps '_tmeta' for itself
                    name: var,         | name: snapshot1,   | LVM keeps 'snapshot'
                    name: cryptpv      | name: vg-root      | a second device below /dev/mapper 'vg-root'
                    name: cryptpv      | name: swap         | is called 'swap' once it is open, like partition 'swap'
                    name: cryptpv      | name: control      | /dev/mapper has its own
                    name: raw          | name: extended-old | the extended partition of disk 'old'
                    `[boot-a, boot-b]` | `[boot-a, boot-x]` | did you mean 'boot-a'?
                    `[boot-a, boot-b]` | `[boot-a, data-a]` | its member 'data-a' is a member of array 'boot'
                    `[boot-a, boot-b]` | `[boot-a]`         | raid1 has at least 2 members, not 1
                    `[boot-a, boot-b]` | `[boot-a, efi]`    | is an array itself
                    `[boot-a, boot-b]` | `[boot-a, swap]`   | has no file system and no mount of its own
                    `[boot-a, boot-b]` | `[boot-a, bios-a]` | of type biosboot, but a member of array 'boot'
                    `[boot-a, boot-b]` | `[boot-a, boot-b, home]` | what is kept on it would be lost
                    `[pv-a, pv-b]`     | `[pv-a, pv-b, esp-a]` | of type esp, but a member of volume group 'vg'
                    `[pv-a, pv-b]`     | `[]`               | has no member
                    `name: boot-a, size: 1G` | `name: boot-a, size: 1G, type: lvm` | of type lvm, but a member of array 'boot'
                    `members: [boot-a, boot-b], metadata: '1.0'` | `members: [boot-a, boot-b], metadata: '2'` | no metadata '2'
                    `level: 1, members: [boot-a, boot-b]` | `level: 0, members: [boot-a, boot-b], spares: [raw]` | raid0 cannot replace
                    metadata: '1.0'    | chunk: 512K        | raid1 has no chunks
                    `level: 1, members: [boot-a, boot-b], metadata: '1.0'` | `level: 0, members: [boot-a, boot-b], chunk: 3K` | power of two from 4K
                    metadata: '1.0'    | array-uuid: x      | no UUID of an array
                    `[esp-a, esp-b]`   | `[esp-a, esp-b], metadata: '1.2'` | firmware cannot read an EFI system partition behind metadata 1.2
                    `level: 1, members: [esp-a, esp-b], filesystem: vfat` | `level: 1, members: [esp-a, esp-b], filesystem: ext4` | firmware reads an ESP only as vfat
                    `level: 1, members: [esp-a, esp-b]` | `level: 0, members: [esp-a, esp-b]` | not on a raid0
                    `mount: /boot/efi` | `mount: none`      | no EFI system partition is mounted
                    `name: raw,`       | `name: raw, type: esp,` | a second EFI system partition is mounted
                    `name: boot-a, size: 1G` | `name: boot-a, type: biosboot, size: 1M` | a second biosboot partition on disk 'one'
                    extent: 4M         | extent: 3M         | power of two from 1K
                    reserved: 10%      | reserved: rest     | does not grow
                    reserved: 10%      | reserved: 60%      | take 110% of it, with what is reserved
                    stripes: 2         | stripes: 3         | lies over 3 stripes; its group has 2 members
                    pool: pool         | pool: pol          | did you mean 'pool'?
                    metadata: 1G       | metadata: 1M       | from 2M to 16G
                    chunk: 64K         | chunk: 65K         | multiple of 64K
                    metadata: 1G       | filesystem: xfs    | a thin pool holds volumes
                    `cache: {size: 1G` | `cache: {size: 8M` | no room beside its own metadata
                    `members: [pv-b]}` | `members: []}`     | its cache lies nowhere
                    `members: [pv-b]}` | `members: [raw]}`  | no member of the group
                    `size: 40%`        | `size: 101%`       | 1% to 100%
                    `size: 1G, grow: true, max: 9G` | `size: 10G, grow: true, max: 9G` | starts larger than it may grow
                    `size: 512M}`      | `size: advised}`   | nobody but Anaconda
                    `{name: boot-a, size: 1G}` | `{name: boot-a, size: rest}` | a second partition of size rest on disk 'one'
                    `size: 20G, stripes: 2` | `size: 101%, stripes: 2` | 1% to 100%
                    `[data-a]`         | `[data-a]\\n    data: raid1` | raid1 has at least 2 members, not 1
                    `[data-a]`         | `[data-a]\\n    metadata: dub` | no level 'dub' for its metadata
                    `name: pg`         | `name: /pg`        | no path below the top
                    `name: pg`         | `name: a/b`        | no subvolume that stands before it
                    `compress=zstd`    | `subvol=x`         | its options name a subvolume again
                    `compress=zstd`    | `a b`              | mount options are one word
                    `mount: /tmp`      | `mount: /boot`     | are both mounted on /boot
                    `mount: /tmp`      | `mount: /usr/x`    | hide what an image has there
                    `mount: /tmp`      | `mount: tmp`       | no mount point
                    `mount: /var/lib/pgsql` | `mount: /srv` | 'pg' and 'again'
                    `mount: /var}`     | `mount: /proc}`    | hidden as soon as the system starts
                    `mount: /,`        | `mount: /x,`       | nothing is mounted on /
                    `label: swap`      | `mount: /s`        | swap has no mount point
                    `label: swap`      | `filesystem: ext4` | a swap partition holds swap
                    `{secret: disk, name: cryptpv}` | `{name: cryptpv}` | no passphrase is named
                    `secret: disk`     | `secret: a b`      | its secret has no good name
                    `secret: disk`     | `secret: disk, pbkdf: {function: x}` | no key derivation 'x'
                    `secret: disk`     | `secret: disk, version: 1, pbkdf: {function: argon2id}` | LUKS1 derives
                    `secret: disk`     | `secret: disk, pbkdf: {function: pbkdf2, memory: 1G}` | pbkdf2 takes no memory
                    `secret: disk`     | `secret: disk, pbkdf: {memory: 8G}` | 32K to 4G
                    `secret: disk`     | `secret: disk, pbkdf: {millis: 5, iterations: 5}` | not both
                    `secret: disk`     | `secret: disk, pbkdf: {iterations: 3}` | protect no key
                    `biosboot, size: 1M` | `biosboot, size: 1M, encrypt: {secret: s}` | raw, and not encrypted
                    `size: 1M}`        | `size: 1M, filesystem: ext4}` | a biosboot partition is raw
                    `keep: {number: 1}, filesystem: ext4` | `keep: {number: 1}, filesystem: ext4, label: x` | not formatted anew
                    `keep: {number: 1}, filesystem: ext4` | `keep: {number: 1}` | a mount point but no file system
                    `keep: {number: 1}` | `keep: {number: 1}, encrypt: {secret: s, cipher: x}` | not encrypted anew
                    `keep: {number: 1}` | `keep: {number: 1}, part-type: '83'` | its entry in the table stays
                    `keep: {number: 1}` | `keep: {number: 0}`  | no table has a partition 0
                    `keep: {number: 1}` | `keep: {device: sda1}` | no identity
                    `keep: {number: 1}` | `keep: {type: linux}` | no type of a partition
                    `reuse: {label: again}` | `reuse: {number: 1}` | number 1 is partition 'home'
                    `mount: /home}`    | `mount: /}`        | not unpacked over an old one
                    `keep: {number: 1}, filesystem: ext4, mount: /home` | `type: biosboot, keep: {number: 1}` | the loader is written into it
                    `size: 1G, grow: true` | `part-type: '0f', size: 1G, grow: true` | no type for a partition in an MBR
                    `size: 1G, grow: true` | `part-uuid: x, size: 1G, grow: true` | an MBR has no UUID
                    `size: 1G, grow: true` | `attributes: [read-only], size: 1G, grow: true` | no attribute but legacy-boot
                    `size: 1G, grow: true` | `type: biosboot, size: 1G, grow: true` | an MBR needs no biosboot
                    4F68BCE3-E8CD      | 4F68BCE3           | is no type in a GPT
                    `attributes: [legacy-boot]` | `part-uuid: 4` | '4' is no GUID
                    legacy-boot        | `legacy-boot, legacy-boot` | an attribute twice
                    `label: data`      | `mkfs: ['']`       | an option of mkfs is empty
                    """)
    void whatIsWrongIsSaid(String good, String bad, String message) {
        assertThat(refusal(Whole.OWN, good, bad)).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    `keep: {device: sdb1}` | `keep: {number: 1}` | knows partitions that are there by their names
                    `members: [pv.01]`     | `members: [pv.02]`  | did you mean 'pv.01'?
                    `name: home`           | `name: boot`        | a second partition 'boot'
                    `name: root, size: 10G` | `name: root, pool: p, size: 10G` | no thin pool 'p'
                    `name: rhel`           | `name: a/b`         | one word without '/'
                    """)
    void andWhatMeansNothingToAnaconda(String good, String bad, String message) {
        assertThat(refusal(Whole.ANACONDA, good, bad)).contains(message);
    }

    @Test
    void uuidsAreUsedOnce() {
        String uuid = "0f0e0d0c-1111-2222-3333-444455556666";
        String text =
                Whole.OWN
                        .replace("label: swap", "uuid: " + uuid)
                        .replace("label: data", "uuid: " + uuid);
        assertThat(refused(text).getMessage()).contains("has the UUID of partition 'swap'");
    }

    @Test
    void aTableHasAnEnd() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 130; i++)
            many.append("      - {name: p").append(i).append(", size: 1M}\n");
        String marker = "      - {name: grown";
        assertThat(refused(Whole.OWN.replace(marker, many + marker)).getMessage())
                .contains("disk 'old' has 134 partitions; an MBR takes 60");
        marker = "      - {name: bios-a";
        assertThat(refused(Whole.OWN.replace(marker, many + marker)).getMessage())
                .contains("disk 'one' has 134 partitions; a GPT has 128 entries");
    }

    private static String refusal(String layout, String good, String bad) {
        String text = layout.replace(good, bad.replace("\\n", "\n"));
        assertThat(text).as("'%s' is in the layout", good).isNotEqualTo(layout);
        return refused(text).getMessage();
    }

    private static Refused refused(String text) {
        Refused refused =
                catchThrowableOfType(Refused.class, () -> LayoutYaml.read("f.yaml", text));
        assertThat(refused).as("the layout is refused").isNotNull();
        return refused;
    }
}
