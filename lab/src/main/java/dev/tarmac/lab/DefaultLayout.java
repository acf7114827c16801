package dev.tarmac.lab;

import dev.tarmac.facts.Firmware;

/// What is installed when nobody says how: one root file system on the first disk.
public final class DefaultLayout {
    private DefaultLayout() {}

    public static String of(Firmware firmware) {
        return """
        disks:
          - name: system
            select: {serial: disk0}
            partitions:
              - %s
              - {name: root, size: rest, filesystem: ext4, mount: /}
        """
                .formatted(
                        switch (firmware) {
                            case BIOS -> "{name: biosboot, type: biosboot, size: 1M}";
                            case UEFI -> "{name: esp, type: esp, size: 512M}";
                        });
    }
}
