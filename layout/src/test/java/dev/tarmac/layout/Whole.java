package dev.tarmac.layout;

/// A layout that has one of everything, for tests that break it in one place.
public final class Whole {
    /// Sized by our own rules.
    public static final String OWN =
            """
            disks:
              - name: one
                select: {serial: S1}
                partitions:
                  - {name: bios-a, type: biosboot, size: 1M}
                  - {name: esp-a, type: esp, size: 512M}
                  - {name: boot-a, size: 1G}
                  - {name: pv-a, size: rest}
              - name: two
                select: {serial: S2}
                partitions:
                  - {name: esp-b, type: esp, size: 512M}
                  - {name: boot-b, size: 1G}
                  - {name: pv-b, size: 40%, encrypt: {secret: disk, name: cryptpv}}
                  - {name: swap, type: swap, size: 4G, label: swap}
                  - {name: raw, size: 1G, part-type: 4F68BCE3-E8CD-4DB1-96E7-FBCAF984B709, attributes: [legacy-boot]}
              - name: old
                select: {serial: S3}
                table: mbr
                partitions:
                  - {name: home, keep: {number: 1}, filesystem: ext4, mount: /home}
                  - {name: again, reuse: {label: again}, filesystem: xfs, mount: /srv}
                  - {name: grown, size: 1G, grow: true, max: 9G, filesystem: ext2, mount: /opt}
                  - {name: data-a, size: 1G}
            raids:
              - {name: efi, level: 1, members: [esp-a, esp-b], filesystem: vfat, mount: /boot/efi}
              - {name: boot, level: 1, members: [boot-a, boot-b], metadata: '1.0', filesystem: xfs, mount: /boot}
            volume-groups:
              - name: vg
                members: [pv-a, pv-b]
                extent: 4M
                reserved: 10%
                volumes:
                  - {name: root, size: 20G, stripes: 2, filesystem: xfs, mount: /, cache: {size: 1G, members: [pv-b]}}
                  - {name: pool, type: thin-pool, size: 50%, metadata: 1G, chunk: 64K}
                  - {name: var, pool: pool, size: 20G, filesystem: xfs, mount: /var}
            btrfs:
              - name: data
                members: [data-a]
                label: data
                subvolumes:
                  - {name: pg, mount: /var/lib/pgsql, options: compress=zstd}
            tmpfs:
              - {mount: /tmp, size: 2G}
            """;

    /// Sized as Anaconda does.
    public static final String ANACONDA =
            """
            sizing: anaconda-rhel9
            prepare: {clear: all, drives: [sda, sdb], initialise: true, table: gpt}
            boot: {location: disk, drive: sda}
            partitions:
              - {name: boot, size: 1G, filesystem: xfs, mount: /boot, disks: [sda], primary: true}
              - {name: swap, type: swap, size: advised}
              - {name: home, keep: {device: sdb1}, filesystem: ext4, mount: /home}
              - {name: pv.01, size: 1G, grow: true}
            volume-groups:
              - name: rhel
                members: [pv.01]
                volumes:
                  - {name: root, size: 10G, grow: true, filesystem: xfs, mount: /}
            """;

    private Whole() {}
}
