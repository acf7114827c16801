package dev.tarmac.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// File systems and places for them, each place once.
final class GoodContent {
    private static final List<Filesystem.Kind> KINDS = List.of(Filesystem.Kind.values());

    private final Chance chance;
    private final List<String> free =
            new ArrayList<>(
                    List.of(
                            "/home",
                            "/var",
                            "/var/log",
                            "/var/lib/pgsql",
                            "/srv",
                            "/opt",
                            "/usr",
                            "/data/a",
                            "/data/b",
                            "/data/c",
                            "/export",
                            "/mnt/x",
                            "/scratch"));

    GoodContent(Chance chance) {
        this.chance = chance;
    }

    Content esp(boolean mounted) {
        return Content.of(
                Optional.of(Filesystem.of(Filesystem.Kind.VFAT)),
                mounted ? Optional.of(chance.of("/boot/efi", "/efi")) : Optional.empty());
    }

    static Content boot() {
        return Content.of(Optional.of(Filesystem.of(Filesystem.Kind.EXT4)), Optional.of("/boot"));
    }

    Content root() {
        Filesystem.Kind kind = chance.of(Filesystem.Kind.EXT4, Filesystem.Kind.XFS);
        return new Content(luks(), Optional.of(filesystem(kind)), Optional.of("/"), options());
    }

    /// A file system of any kind, mounted or not; or nothing.
    Content next() {
        if (chance.oneIn(8)) return chance.oneIn(2) ? Content.RAW : encrypted();
        Filesystem.Kind kind = chance.of(KINDS);
        Optional<String> mount = kind == Filesystem.Kind.SWAP ? Optional.empty() : place(kind);
        boolean inFstab = mount.isPresent() || kind == Filesystem.Kind.SWAP;
        return new Content(
                luks(),
                Optional.of(filesystem(kind)),
                mount,
                inFstab ? options() : Optional.empty());
    }

    Content kept() {
        if (chance.oneIn(3)) return Content.RAW;
        Filesystem.Kind kind = chance.of(Filesystem.Kind.EXT4, Filesystem.Kind.XFS);
        return Content.of(Optional.of(Filesystem.of(kind)), place(kind));
    }

    Content encrypted() {
        return new Content(
                Optional.of(encryption()), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Optional<Luks> luks() {
        return chance.oneIn(6) ? Optional.of(encryption()) : Optional.empty();
    }

    private Luks encryption() {
        boolean old = chance.oneIn(5);
        return new Luks(
                chance.rarely(() -> "crypt" + chance.hexadecimal(12)),
                old ? 1 : 2,
                chance.rarely(() -> "aes-xts-plain64"),
                old || chance.oneIn(2) ? Luks.Derivation.DEFAULT : derivation(),
                Optional.of("disk"));
    }

    private Luks.Derivation derivation() {
        return new Luks.Derivation(
                chance.rarely(() -> chance.of("argon2id", "argon2i")),
                chance.rarely(chance.from(32, 1 << 20)),
                chance.rarely(chance.from(1, 5000)),
                OptionalInt.empty());
    }

    private Filesystem filesystem(Filesystem.Kind kind) {
        String label = chance.oneIn(2) ? "" : "L" + chance.hexadecimal(8).toUpperCase(Locale.ROOT);
        return new Filesystem(
                kind,
                label,
                chance.rarely(() -> uuid(kind)),
                kind.isExt() && chance.oneIn(5) ? List.of("-O", "^metadata_csum") : List.of());
    }

    private String uuid(Filesystem.Kind kind) {
        return kind == Filesystem.Kind.VFAT
                ? (chance.hexadecimal(4) + "-" + chance.hexadecimal(4)).toUpperCase(Locale.ROOT)
                : chance.uuid();
    }

    private Optional<String> options() {
        return chance.rarely(() -> chance.of("noatime", "nodev,nosuid", "defaults,x-a=b:c"));
    }

    private Optional<String> place(Filesystem.Kind kind) {
        List<String> fitting =
                free.stream()
                        .filter(path -> kind != Filesystem.Kind.VFAT || path.startsWith("/data"))
                        .toList();
        if (fitting.isEmpty() || chance.oneIn(6)) return Optional.empty();
        String path = chance.of(fitting);
        free.remove(path);
        return Optional.of(path);
    }

    Btrfs btrfs(String name, List<String> members) {
        boolean several = members.size() > 1;
        List<Btrfs.Subvolume> subvolumes = new ArrayList<>();
        for (int i = chance.below(4); i > 0; i--) {
            Optional<String> mount = place(Filesystem.Kind.BTRFS);
            subvolumes.add(
                    new Btrfs.Subvolume(
                            RandomLayouts.NOWHERE,
                            subvolumes.isEmpty() || chance.oneIn(2)
                                    ? "s" + i
                                    : subvolumes.getFirst().name() + "/s" + i,
                            mount,
                            mount.flatMap(path -> chance.rarely(() -> "compress=zstd:3"))));
        }
        Optional<String> mount = place(Filesystem.Kind.BTRFS);
        return new Btrfs(
                RandomLayouts.NOWHERE,
                name,
                members,
                filesystem(Filesystem.Kind.BTRFS),
                chance.rarely(() -> several ? chance.of("raid0", "raid1") : "single"),
                chance.rarely(() -> several ? chance.of("raid1", "single") : "single"),
                mount,
                mount.flatMap(path -> options()),
                subvolumes);
    }

    List<Tmpfs> inMemory() {
        List<Tmpfs> all = new ArrayList<>();
        if (chance.oneIn(4))
            all.add(new Tmpfs(RandomLayouts.NOWHERE, "/tmp", chance.rarely(1L << 30), options()));
        return all;
    }
}
