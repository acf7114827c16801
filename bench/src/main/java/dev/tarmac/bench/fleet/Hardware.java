package dev.tarmac.bench.fleet;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.facts.NicFacts;
import dev.tarmac.facts.SystemFacts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// What the servers of the fleet are made of: one model, each with serial numbers of its own.
public final class Hardware {
    /// A layout that takes the small disk and leaves the others alone.
    public static final String LAYOUT =
            """
            disks:
              - name: system
                select: {size: 400G..500G}
                partitions:
                  - {name: esp, type: esp, size: 512M}
                  - {name: root, size: rest, filesystem: ext4, mount: /}
            """;

    private static final long MEMORY_BYTES = 256L << 30;
    private static final int CPUS = 64;

    private Hardware() {}

    /// The address of a machine's boot NIC, locally administered.
    ///
    /// @param number below 2^24
    public static String mac(int number) {
        return String.format(
                Locale.ROOT,
                "02:7a:00:%02x:%02x:%02x",
                number >> 16 & 255,
                number >> 8 & 255,
                number & 255);
    }

    public static String serial(int number) {
        return String.format(Locale.ROOT, "SN%06d", number);
    }

    /// The machine of that number, complete.
    public static MachineFacts of(int number) {
        return new MachineFacts(
                Firmware.UEFI,
                false,
                MEMORY_BYTES,
                CPUS,
                "6.12.0-amd64",
                new SystemFacts(
                        Optional.of("Simulated"),
                        Optional.of("Fleet 2"),
                        Optional.of(serial(number)),
                        Optional.of(new UUID(0x7a << 16 | 0x4000, 1L << 63 | number).toString())),
                List.of(
                        disk(number, 0, "480 GB SSD", 480_103_981_056L, false),
                        disk(number, 1, "4 TB disk", 4_000_787_030_016L, true),
                        disk(number, 2, "4 TB disk", 4_000_787_030_016L, true)),
                List.of(
                        nic("eth0", mac(number), true),
                        nic("eth1", mac(number).replace("02:7a:00", "02:7a:01"), false)));
    }

    /// The same machine with less memory in it.
    public static MachineFacts withMemory(MachineFacts whole, long memoryBytes) {
        return new MachineFacts(
                whole.firmware(),
                whole.secureBoot(),
                memoryBytes,
                whole.cpus(),
                whole.kernel(),
                whole.system(),
                whole.disks(),
                whole.nics());
    }

    /// The same machine, one of its disks not plugged in.
    public static MachineFacts withoutDisk(MachineFacts whole, String name) {
        return new MachineFacts(
                whole.firmware(),
                whole.secureBoot(),
                whole.memoryBytes(),
                whole.cpus(),
                whole.kernel(),
                whole.system(),
                whole.disks().stream().filter(disk -> !disk.name().equals(name)).toList(),
                whole.nics());
    }

    private static DiskFacts disk(
            int number, int bay, String model, long bytes, boolean rotational) {
        return new DiskFacts(
                "sd" + (char) ('a' + bay),
                Optional.of(String.format(Locale.ROOT, "D%06d%02d", number, bay)),
                Optional.of(String.format(Locale.ROOT, "0x5000c500%06x%02x", number, bay)),
                Optional.of("pci-0000:18:00.0-scsi-0:0:" + bay + ":0"),
                Optional.of(model),
                bytes,
                512,
                rotational ? 4096 : 512,
                rotational,
                List.of());
    }

    private static NicFacts nic(String name, String mac, boolean boot) {
        return new NicFacts(
                name, mac, Optional.of("mlx5_core"), Optional.of("15b3:1017"), true, boot);
    }
}
