package dev.tarmac.anaconda.command;

import dev.tarmac.anaconda.autopart.AutoWishes;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.Product.Scheme;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.kickstart.StorageCommand.AutoPart;

import java.util.Optional;

/// Turns an `autopart` command into wishes.
final class AutoPartWords {
    private AutoPartWords() {}

    static AutoWishes wishes(AutoPart command) throws NotPlanned {
        return new AutoWishes(
                command.type().map(AutoPartWords::scheme),
                fileSystem(command.fsType()),
                !command.noHome(),
                !command.noBoot(),
                !command.noSwap(),
                command.hibernation(),
                Formats.encryption(command.encryption()));
    }

    private static Scheme scheme(String word) {
        return switch (word) {
            case "plain", "partition" -> Scheme.PLAIN;
            case "thinp" -> Scheme.THIN_LVM;
            case "btrfs" -> Scheme.BTRFS;
            default -> Scheme.LVM;
        };
    }

    private static Optional<FormatType> fileSystem(Optional<String> word) throws NotPlanned {
        if (word.isEmpty()) return Optional.empty();
        Optional<FormatType> type = FormatType.named(word.get());
        if (type.isEmpty())
            throw NotPlanned.whole(
                    Refusal.Kind.VALUE,
                    "unrecognized value " + word.get() + " for new default fs type");
        if (!type.get().isLinux())
            throw NotPlanned.whole(
                    Refusal.Kind.VALUE,
                    "new value " + word.get() + " is not valid as a default fs type");
        return type;
    }
}
