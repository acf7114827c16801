package dev.tarmac.image;

import java.util.List;
import java.util.Optional;

/// Everything a server and an agent need to know of an image without opening it.
///
/// The tar inside is in canonical order: every directory first (parents before children, none
/// missing), then files, links and nodes in the order of the source, hard links last. Headers are
/// ustar with pax records before them (`path`, `linkpath`, `size`, `uid`, `gid`, `mtime`,
/// `SCHILY.xattr.*`; sparse files as GNU sparse 1.0); names are relative, directories end with `/`,
/// the root is `./`; a hard link names the first name of its file. Two zero blocks end the last
/// frame. GNU tar reads it all, and wants `--delay-directory-restore` to get the times of
/// directories right.
///
/// @param name how users call it: letters, digits, `.`, `-`, `_`, `/` (see [ImageName])
/// @param arch `x86_64`
/// @param dataBytes size of the data file; `dataSha256` its digest
/// @param tarBytes size of the tar; `entries` how many entries it has
/// @param unpackedBytes what the tree takes on a disk at least, in whole blocks of 4 KiB
/// @param kernels newest first; never empty
/// @param signed which of the kernels and loaders carry a signature that firmware or shim can
///   check, by their paths; who signed is not said
/// @param proofTools what it can phone home with, best first: curl, wget, python3, bash
/// @param initSystem `systemd` or another word
/// @param network who configures NICs: `networkd`, `ifupdown`, `networkmanager`, `none`
public record ImageManifest(
        String name,
        String arch,
        Os os,
        long dataBytes,
        String dataSha256,
        long tarBytes,
        long entries,
        long unpackedBytes,
        List<Frame> frames,
        List<Kernel> kernels,
        Loaders loaders,
        List<String> signed,
        List<String> proofTools,
        String initSystem,
        String network) {
    /// Version of this format, written into every manifest; a reader refuses another.
    public static final int FORMAT = 1;

    /// More than an entry's headers and padding take in all but odd cases.
    private static final long MOST_HEADER_BYTES = 2048;

    public ImageManifest {
        if (ImageName.of(name).isEmpty())
            throw new IllegalArgumentException("not an image name: '" + name + "'");
        if (unpackedBytes < 0)
            throw new IllegalArgumentException(name + ": unpacked to " + unpackedBytes + " bytes");
        Digests.requireSha256(dataSha256);
        frames = List.copyOf(frames);
        kernels = List.copyOf(kernels);
        signed = List.copyOf(signed);
        proofTools = List.copyOf(proofTools);
        if (kernels.isEmpty())
            throw new IllegalArgumentException(name + ": an image without a kernel");
        long offset = 0;
        long tar = 0;
        for (Frame frame : frames) {
            if (frame.offset() != offset)
                throw new IllegalArgumentException(
                        name + ": frame at " + frame.offset() + " should start at " + offset);
            offset += frame.length();
            tar += frame.tarBytes();
        }
        if (offset != dataBytes || tar != tarBytes)
            throw new IllegalArgumentException(
                    name
                            + ": frames cover "
                            + offset
                            + " of "
                            + dataBytes
                            + " bytes, "
                            + tar
                            + " of "
                            + tarBytes
                            + " of the tar");
        if (!frames.isEmpty() && !frames.getFirst().startsEntry())
            throw new IllegalArgumentException(name + ": the first frame continues nothing");
    }

    /// Where nobody counted the unpacked size, it is what the tar surely brings; where nobody
    /// looked for signatures, there are none.
    public ImageManifest(
            String name,
            String arch,
            Os os,
            long dataBytes,
            String dataSha256,
            long tarBytes,
            long entries,
            List<Frame> frames,
            List<Kernel> kernels,
            Loaders loaders,
            List<String> proofTools,
            String initSystem,
            String network) {
        this(
                name,
                arch,
                os,
                dataBytes,
                dataSha256,
                tarBytes,
                entries,
                leastUnpacked(tarBytes, entries),
                frames,
                kernels,
                loaders,
                List.of(),
                proofTools,
                initSystem,
                network);
    }

    /// What a tar of that size surely brings, where nobody counted.
    static long leastUnpacked(long tarBytes, long entries) {
        if (entries < 0 || entries > tarBytes / MOST_HEADER_BYTES) return 0;
        return tarBytes - entries * MOST_HEADER_BYTES;
    }

    /// From os-release(5): `ID`, `VERSION_ID` (may be empty), `PRETTY_NAME`.
    public record Os(String id, String versionId, String prettyName) {}

    /// A kernel and the initramfs made for it, as `/boot` or `/usr/lib/modules` has them; paths
    /// inside the image, absolute.
    public record Kernel(String version, String path, String initramfs, String initramfsSha256) {}

    /// Where the image keeps what boots it; absolute paths inside the image.
    ///
    /// @param biosModules directory of GRUB's i386-pc modules
    /// @param efiModules directory of GRUB's x86_64-efi modules
    /// @param shim signed shim, `grub` the GRUB image it starts
    public record Loaders(
            Optional<String> biosModules,
            Optional<String> efiModules,
            Optional<String> shim,
            Optional<String> grub) {}
}
