package dev.tarmac.plan;

import java.util.Arrays;

/// GPT partition types (UEFI 2.10, 5.3.3; the Discoverable Partitions Specification; GRUB for
/// biosboot).
public enum PartitionType {
    BIOSBOOT("21686148-6449-6E6F-744E-656564454649"),
    ESP("C12A7328-F81F-11D2-BA4B-00A0C93EC93B"),
    LINUX("0FC63DAF-8483-4772-8E79-3D69D8477DE4"),
    SWAP("0657FD6D-A4AB-43C4-84E5-0933C84B4F4F");

    private final String guid;

    PartitionType(String guid) {
        this.guid = guid;
    }

    /// In upper case, as sfdisk prints it.
    public String guid() {
        return guid;
    }

    public static PartitionType ofGuid(String guid) {
        return Arrays.stream(values())
                .filter(type -> type.guid.equalsIgnoreCase(guid))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no partition type has the GUID " + guid));
    }
}
