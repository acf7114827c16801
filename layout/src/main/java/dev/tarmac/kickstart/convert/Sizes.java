package dev.tarmac.kickstart.convert;

import dev.tarmac.anaconda.device.Amount;
import dev.tarmac.anaconda.device.Bytes;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.kickstart.StorageCommand;
import dev.tarmac.kickstart.StorageCommand.LogVol;
import dev.tarmac.kickstart.StorageCommand.Part;
import dev.tarmac.kickstart.StorageCommand.Thin;
import dev.tarmac.layout.Size;
import dev.tarmac.problem.Where;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/// The sizes that commands ask for, with the installer's own where they say none, and raised to
/// what a file system needs.
final class Sizes {
    private static final long UNSIZED = 500 * Bytes.MIB;

    private final Conversion conversion;

    Sizes(Conversion conversion) {
        this.conversion = conversion;
    }

    Size of(Part part, FormatType type, Where where) throws NotPlanned {
        noteUseless(part.mountPoint(), part.size(), where);
        if (isAdvised(part.mountPoint(), part.size()))
            return new Size.Advised(part.size().hibernation());
        long said = optional(part.size().mebibytes()).orElse(0);
        long bytes = Math.max(said == 0 ? UNSIZED : said, conversion.installer().minimum(type));
        if (bytes <= 0)
            throw NotPlanned.command(
                    where,
                    "the size of a partition must be positive",
                    "write a size, like --size=1024");
        return part.size().grow()
                ? new Size.Growing(bytes, most(part.size()))
                : new Size.Bytes(bytes);
    }

    /// Of a volume.
    ///
    /// @param extentBytes what its group gives at once
    Size of(LogVol volume, FormatType type, long extentBytes, Where where) throws NotPlanned {
        noteUseless(volume.mountPoint(), volume.size(), where);
        if (isAdvised(volume.mountPoint(), volume.size()))
            return new Size.Advised(volume.size().hibernation());
        boolean grows = volume.size().grow();
        if (volume.percent().isPresent()) {
            int percent = volume.percent().get().intValue();
            return grows
                    ? new Size.GrowingPercent(percent, most(volume.size()))
                    : new Size.Percent(percent);
        }
        long said = optional(volume.size().mebibytes()).orElse(0);
        if (!grows && said < extentBytes)
            throw NotPlanned.command(
                    where,
                    "Logical volume size \""
                            + Amount.text(said)
                            + "\" must be larger than the volume group extent size of \""
                            + Amount.text(extentBytes)
                            + "\".",
                    "make it larger");
        boolean pool = volume.thin() instanceof Thin.Pool;
        long bytes = Math.max(said, pool ? 0 : conversion.installer().minimum(type));
        return grows
                ? new Size.Growing(Math.max(0, bytes), most(volume.size()))
                : new Size.Bytes(Math.max(1, bytes));
    }

    private void noteUseless(String mountPoint, StorageCommand.Size size, Where where) {
        if (size.maximum().isPresent() && !size.grow())
            conversion.note(where, "--maxsize means nothing without --grow", "drop it");
        if (!mountPoint.equals("swap") && (size.recommended() || size.hibernation()))
            conversion.note(
                    where,
                    "--recommended and --hibernation mean nothing but for swap",
                    "write a --size");
    }

    private static boolean isAdvised(String mountPoint, StorageCommand.Size size) {
        return mountPoint.equals("swap") && (size.recommended() || size.hibernation());
    }

    private static OptionalLong most(StorageCommand.Size size) {
        OptionalLong said = optional(size.maximum());
        return said.isPresent() ? OptionalLong.of(Math.max(1, said.getAsLong())) : said;
    }

    /// MiB in bytes.
    static OptionalLong optional(Optional<BigInteger> mebibytes) {
        return mebibytes.stream().mapToLong(Amounts::mebibytes).findFirst();
    }
}
