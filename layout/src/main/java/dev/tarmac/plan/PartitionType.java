package dev.tarmac.plan;

import dev.tarmac.facts.TableKind;
import dev.tarmac.layout.Partition;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The type of a partition in its table: a GUID (GPT; UEFI 2.10, 5.3.3; the Discoverable Partitions
/// Specification; GRUB for biosboot) or one byte (MBR).
///
/// @param code 36 characters in upper case as sfdisk prints a GUID, or two hexadecimal digits
public record PartitionType(String code) {
    private static final Pattern GUID =
            Pattern.compile("[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}");
    private static final Pattern BYTE = Pattern.compile("[0-9a-f]{2}");

    public static final PartitionType BIOSBOOT =
            new PartitionType("21686148-6449-6E6F-744E-656564454649");
    public static final PartitionType ESP =
            new PartitionType("C12A7328-F81F-11D2-BA4B-00A0C93EC93B");
    public static final PartitionType LINUX =
            new PartitionType("0FC63DAF-8483-4772-8E79-3D69D8477DE4");
    public static final PartitionType SWAP =
            new PartitionType("0657FD6D-A4AB-43C4-84E5-0933C84B4F4F");
    public static final PartitionType RAID =
            new PartitionType("A19D880F-05FC-4D3B-A006-743F0F84911E");
    public static final PartitionType LVM =
            new PartitionType("E6D6D379-F507-44C2-A23C-238F2A3DF928");
    public static final PartitionType PREP =
            new PartitionType("9E1A2D38-C612-4316-AA26-8B49521E5A8B");

    public static final PartitionType MBR_LINUX = new PartitionType("83");
    public static final PartitionType MBR_SWAP = new PartitionType("82");
    public static final PartitionType MBR_RAID = new PartitionType("fd");
    public static final PartitionType MBR_LVM = new PartitionType("8e");
    public static final PartitionType MBR_ESP = new PartitionType("ef");
    public static final PartitionType MBR_PREP = new PartitionType("41");

    /// The extended partition, which holds the logical ones (with LBA).
    public static final PartitionType MBR_EXTENDED = new PartitionType("0f");

    private static final Map<PartitionType, String> WORDS =
            Map.ofEntries(
                    Map.entry(BIOSBOOT, "biosboot"),
                    Map.entry(ESP, "esp"),
                    Map.entry(LINUX, "linux"),
                    Map.entry(SWAP, "swap"),
                    Map.entry(RAID, "raid"),
                    Map.entry(LVM, "lvm"),
                    Map.entry(PREP, "prep"),
                    Map.entry(MBR_LINUX, "linux"),
                    Map.entry(MBR_SWAP, "swap"),
                    Map.entry(MBR_RAID, "raid"),
                    Map.entry(MBR_LVM, "lvm"),
                    Map.entry(MBR_ESP, "esp"),
                    Map.entry(MBR_PREP, "prep"),
                    Map.entry(MBR_EXTENDED, "extended"));

    public PartitionType {
        if (!GUID.matcher(code).matches() && !BYTE.matcher(code).matches())
            throw new IllegalArgumentException(
                    "a partition type is a GUID or two hexadecimal digits, not '" + code + "'");
    }

    /// The type that an author wrote, whatever the case of its letters.
    public static PartitionType of(String code) {
        boolean guid = code.length() > 2;
        return new PartitionType(
                guid ? code.toUpperCase(Locale.ROOT) : code.toLowerCase(Locale.ROOT));
    }

    /// What the author wrote, or what a table of that kind calls the partition's kind.
    public static PartitionType of(Partition partition, TableKind table) {
        if (partition.type().isPresent()) return of(partition.type().get());
        boolean gpt = table == TableKind.GPT;
        return switch (partition.kind()) {
            case LINUX -> gpt ? LINUX : MBR_LINUX;
            case SWAP -> gpt ? SWAP : MBR_SWAP;
            case ESP -> gpt ? ESP : MBR_ESP;
            case RAID -> gpt ? RAID : MBR_RAID;
            case LVM -> gpt ? LVM : MBR_LVM;
            case PREP -> gpt ? PREP : MBR_PREP;
            case BIOSBOOT -> gpt ? BIOSBOOT : MBR_LINUX;
        };
    }

    public boolean isGuid() {
        return code.length() > 2;
    }

    /// A frame around logical partitions, not a place for content. 05 (by cylinders) and 85 (of
    /// Linux alone) are found on old disks.
    public boolean isExtended() {
        return Set.of("05", "0f", "85").contains(code);
    }

    /// Firmware or its loader starts the machine from it.
    public boolean startsMachine() {
        return Set.of(BIOSBOOT, ESP, PREP, MBR_ESP, MBR_PREP).contains(this);
    }

    /// A word where there is one, else the code.
    public String word() {
        return WORDS.getOrDefault(this, code);
    }
}
