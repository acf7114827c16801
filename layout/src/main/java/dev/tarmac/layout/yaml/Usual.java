package dev.tarmac.layout.yaml;

import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Partition.Kind;
import dev.tarmac.layout.Uses;

import java.util.Optional;

/// What a file need not say of a partition, because it is so with nearly all of that kind.
///
/// @param filesystem where no `filesystem` is said
/// @param mount where no `mount` is said
record Usual(Optional<Filesystem.Kind> filesystem, Optional<String> mount) {
    /// The word that says that something is not so, where it usually is.
    static final String NONE = "none";

    static final Usual NOTHING = new Usual(Optional.empty(), Optional.empty());

    /// Of a partition.
    ///
    /// @param member of a mirror, which then has the file system
    static Usual of(Kind kind, boolean member) {
        return switch (kind) {
            case ESP ->
                    member
                            ? NOTHING
                            : new Usual(
                                    Optional.of(Filesystem.Kind.VFAT), Optional.of("/boot/efi"));
            case SWAP -> new Usual(Optional.of(Filesystem.Kind.SWAP), Optional.empty());
            case LINUX, BIOSBOOT, RAID, LVM, PREP -> NOTHING;
        };
    }

    /// The kind where no `type` is said.
    static Kind kind(Uses uses, String name, boolean swap) {
        return uses.kind(name).orElse(swap ? Kind.SWAP : Kind.LINUX);
    }

    static Kind kind(Uses uses, Partition partition) {
        return kind(uses, partition.name(), partition.content().holds(Filesystem.Kind.SWAP));
    }
}
