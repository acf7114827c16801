package dev.tarmac.anaconda.autopart;

import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.layout.Filesystems;
import dev.tarmac.layout.Content;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.Luks;
import dev.tarmac.layout.Partition.Kind;
import dev.tarmac.layout.Size;

import java.util.Optional;
import java.util.OptionalLong;

/// One line of what `autopart` makes.
///
/// @param name of the partition or volume
/// @param kind when it is a partition
/// @param onlyDisk the disk that it must be on
record AutoRequest(
        String name,
        Kind kind,
        Content content,
        Size size,
        Optional<String> onlyDisk,
        Place place) {
    enum Place {
        /// Always a partition, never encrypted.
        PARTITION,
        /// Where the scheme puts file systems.
        VOLUME,
        /// Where the scheme puts swap.
        SWAP
    }

    /// A file system that is mounted.
    static AutoRequest mounted(String name, FormatType type, String mount, Size size, Place place) {
        Optional<Filesystem> filesystem = Filesystems.of(type).map(Filesystem::of);
        return new AutoRequest(
                name,
                Kind.LINUX,
                Content.of(filesystem, Optional.of(mount)),
                size,
                Optional.empty(),
                place);
    }

    static AutoRequest swap(long bytes) {
        return new AutoRequest(
                "swap",
                Kind.SWAP,
                Content.of(Optional.of(Filesystem.of(Filesystem.Kind.SWAP)), Optional.empty()),
                new Size.Bytes(bytes),
                Optional.empty(),
                Place.SWAP);
    }

    static Size growing(long bytes, OptionalLong most) {
        return new Size.Growing(bytes, most);
    }

    /// What it has at least.
    long bytes() {
        return switch (size) {
            case Size.Bytes(long bytes) -> bytes;
            case Size.Growing(long least, OptionalLong _) -> least;
            case Size.Percent _, Size.GrowingPercent _, Size.Rest _, Size.Advised _ ->
                    throw new IllegalStateException("autopart asks for bytes: " + size);
        };
    }

    boolean isHome() {
        return content.isMountedOn("/home");
    }

    AutoRequest encrypted(Optional<Luks> luks) {
        if (luks.isEmpty() || place == Place.PARTITION) return this;
        Content inside =
                new Content(luks, content.filesystem(), content.mount(), content.options());
        // The table calls a partition swap when its first sectors are.
        return new AutoRequest(name, Kind.LINUX, inside, size, onlyDisk, place);
    }
}
