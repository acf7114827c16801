package dev.tarmac.layout.yaml;

import java.util.List;
import java.util.Locale;

/// The keys of each mapping of a layout file, in the order in which they are written. The JSON
/// Schema for editors has the same ones; a test compares them.
enum Keys {
    LAYOUT("sizing disks prepare boot partitions raids volume-groups btrfs tmpfs"),
    DISK("name select table partitions"),
    SELECT("serial wwn path size rotational"),
    PARTITION("name type size grow max keep reuse part-type attributes part-uuid " + Keys.CONTENT),
    FREE_PARTITION(
            "name type size grow max keep reuse disks primary part-type attributes part-uuid "
                    + Keys.CONTENT),
    EXISTING("number label type device"),
    ENCRYPT("secret name version cipher pbkdf"),
    PBKDF("function memory millis iterations"),
    RAID("name level members spares metadata chunk array-uuid " + Keys.CONTENT),
    VOLUME_GROUP("name members extent reserved volumes"),
    VOLUME("name type pool size grow max stripes metadata chunk cache " + Keys.CONTENT),
    CACHE("size mode members"),
    BTRFS("name members data metadata label uuid mkfs mount options subvolumes"),
    SUBVOLUME("name mount options"),
    TMPFS("mount size options"),
    PREPARE("clear drives initialise zerombr table ignore only"),
    BOOT("location drive order");

    private static final String CONTENT = "encrypt filesystem label uuid mkfs mount options";

    private final String words;

    Keys(String words) {
        this.words = words;
    }

    List<String> words() {
        return List.of(words.split(" ", -1));
    }

    /// What the schema calls this mapping.
    String schemaName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
