package dev.tarmac.kickstart.convert;

import dev.tarmac.anaconda.autopart.AutoWishes;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.Product.Scheme;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.kickstart.StorageCommand.AutoPart;
import dev.tarmac.problem.Where;

import java.util.Optional;

/// Turns an `autopart` command into wishes.
final class AutoPartWishes {
    private AutoPartWishes() {}

    static AutoWishes of(Spoken.Line<AutoPart> line, Conversion conversion) throws NotPlanned {
        AutoPart command = line.command();
        return new AutoWishes(
                line.where(),
                command.type().map(AutoPartWishes::scheme),
                fileSystem(command.fsType(), line.where()),
                !command.noHome(),
                !command.noBoot(),
                !command.noSwap(),
                command.hibernation(),
                new Encryptions(conversion).luks(command.encryption(), line.where()));
    }

    private static Scheme scheme(String word) {
        return switch (word) {
            case "plain", "partition" -> Scheme.PLAIN;
            case "thinp" -> Scheme.THIN_LVM;
            case "btrfs" -> Scheme.BTRFS;
            default -> Scheme.LVM;
        };
    }

    private static Optional<FormatType> fileSystem(Optional<String> word, Where where)
            throws NotPlanned {
        if (word.isEmpty()) return Optional.empty();
        Optional<FormatType> type = FormatType.named(word.get());
        if (type.isEmpty())
            throw refused(where, "unrecognized value " + word.get() + " for new default fs type");
        if (!type.get().isLinux())
            throw refused(where, "new value " + word.get() + " is not valid as a default fs type");
        return type;
    }

    private static NotPlanned refused(Where where, String message) {
        return NotPlanned.whole(
                Refusal.Kind.VALUE,
                Optional.of(where),
                message,
                "write --fstype=xfs or --fstype=ext4");
    }
}
