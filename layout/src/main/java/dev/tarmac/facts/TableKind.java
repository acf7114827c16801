package dev.tarmac.facts;

/// The kind of partition table on a disk.
public enum TableKind {
    /// At most 128 partitions here (UEFI 2.10, 5.3).
    GPT("gpt"),
    /// Four primary partitions, or three and logical ones; sectors up to 2^32 (also called `msdos`
    /// and `dos`).
    MBR("mbr");

    private final String word;

    TableKind(String word) {
        this.word = word;
    }

    /// As layout files and plans write it.
    public String word() {
        return word;
    }

    /// The kind of that word; IllegalArgumentException lists the words.
    public static TableKind parse(String word) {
        for (TableKind kind : values()) if (kind.word.equals(word)) return kind;
        throw new IllegalArgumentException("no partition table '" + word + "'; there are gpt, mbr");
    }
}
