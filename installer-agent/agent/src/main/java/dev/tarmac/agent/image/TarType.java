package dev.tarmac.agent.image;

/// What an entry is; the letters are POSIX's and GNU's.
enum TarType {
    FILE("file", 0100000),
    HARD_LINK("hard link", 0),
    SYMLINK("symbolic link", 0120000),
    CHARACTER_DEVICE("character device", 0020000),
    BLOCK_DEVICE("block device", 0060000),
    DIRECTORY("directory", 0040000),
    FIFO("fifo", 0010000);

    final String words;

    /// The type's bits in a mode.
    final int bits;

    TarType(String words, int bits) {
        this.words = words;
        this.bits = bits;
    }

    static TarType of(byte letter) throws MalformedTar {
        return switch (letter) {
            case '0', 0, '7', 'S' -> FILE;
            case '1' -> HARD_LINK;
            case '2' -> SYMLINK;
            case '3' -> CHARACTER_DEVICE;
            case '4' -> BLOCK_DEVICE;
            case '5' -> DIRECTORY;
            case '6' -> FIFO;
            default ->
                    throw new MalformedTar(
                            "an entry of type '"
                                    + (char) (letter & 0xff)
                                    + "', which we cannot make");
        };
    }
}
