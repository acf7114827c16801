package dev.tarmac.agent.run;

import dev.tarmac.agent.process.Command;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.order.InstallOrder;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The maker of each kind of file system and its words. Nothing is discarded or zeroed that need
/// not be: inode tables are made by the kernel when the installed system first mounts them, and a
/// fresh disk needs no discard.
final class MkfsCommand {
    /// A big, slow disk takes its time, and a maker of file systems that is killed leaves half of
    /// one.
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private MkfsCommand() {}

    static Command of(Filesystem filesystem, UUID uuid, Path node) {
        String id = uuid.toString();
        List<String> words =
                switch (filesystem.kind()) {
                    case EXT2 -> ext(filesystem, id, "nodiscard");
                    case EXT3 -> ext(filesystem, id, "lazy_journal_init=1,nodiscard");
                    case EXT4 ->
                            ext(filesystem, id, "lazy_itable_init=1,lazy_journal_init=1,nodiscard");
                    case XFS -> {
                        String[] always = {"mkfs.xfs", "-q", "-f", "-K", "-m", "uuid=" + id};
                        yield labelled(filesystem, "-L", always);
                    }
                    case VFAT -> {
                        String serial = InstallOrder.vfatSerial(uuid).replace("-", "");
                        yield labelled(filesystem, "-n", "mkfs.fat", "-F", "32", "-i", serial);
                    }
                    case SWAP -> labelled(filesystem, "-L", "mkswap", "-U", id);
                    case BTRFS ->
                            throw new IllegalArgumentException(
                                    "this agent makes no " + filesystem.type());
                };
        // What the author asks for comes last: where it says the same option again, it counts.
        words.addAll(filesystem.mkfsOptions());
        words.add(node.toString());
        return Command.of(words).within(LIMIT);
    }

    private static List<String> ext(Filesystem filesystem, String uuid, String extended) {
        List<String> words =
                labelled(filesystem, "-L", "mkfs." + filesystem.type(), "-q", "-F", "-U", uuid);
        words.addAll(List.of("-E", extended));
        return words;
    }

    private static List<String> labelled(Filesystem filesystem, String option, String... always) {
        List<String> words = new ArrayList<>(List.of(always));
        if (!filesystem.label().isEmpty()) words.addAll(List.of(option, filesystem.label()));
        return words;
    }
}
