package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.off;
import static dev.tarmac.kickstart.option.Arguments.text;

import dev.tarmac.kickstart.KsCommand;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Value;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Conversion;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;
import dev.tarmac.kickstart.text.Word;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// `btrfs`, of a volume or of a subvolume.
final class BtrfsForm implements CommandForm {
    private static final Set<String> LEVELS = Set.of("raid0", "raid1", "raid10", "single");

    /// `1`, `raid1` and `RAID1` are the same.
    private static final Conversion LEVEL =
            (text, version) -> {
                String lower = text.toLowerCase(Locale.ROOT);
                String level = LEVELS.contains("raid" + lower) ? "raid" + lower : lower;
                if (!LEVELS.contains(level))
                    throw new Rejected(
                            "Invalid btrfs level: " + text,
                            "levels are raid0, raid1, raid10 and single");
                return new Value.Text(level);
            };

    private static final Syntax SYNTAX =
            Syntax.of(
                    off("--noformat").into("format"),
                    flag("--useexisting").into("preexist"),
                    text("--label").initially(""),
                    text("--data").into("dataLevel").as(LEVEL),
                    text("--metadata").into("metaDataLevel").as(LEVEL),
                    flag("--subvol"),
                    text("--parent").initially(""),
                    text("--name").initially(""),
                    text("--mkfsoptions").into("mkfsopts"));

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public Values settle(Reading reading, CommandLine line) throws Rejected {
        if (reading.hasUnknownOption()) throw reading.unexpected("btrfs");
        List<String> words = reading.leftovers().stream().map(Word::text).toList();
        Values values = reading.values();
        if (words.isEmpty())
            throw new Rejected(
                    "btrfs must be given a mountpoint", "write btrfs MOUNTPOINT MEMBERS...");
        if (words.size() == 1 && values.flag("subvol"))
            throw new Rejected(
                    "btrfs subvol requires specification of parent volume",
                    "name the volume: btrfs MOUNTPOINT --subvol --name=NAME LABEL=VOLUME");
        if (words.size() == 1)
            throw new Rejected(
                    "btrfs must be given a list of partitions", "name the members: btrfs.01");
        if (values.flag("preexist") || !values.flag("format"))
            values = values.with("preexist", Value.Flag.ON).with("format", Value.Flag.OFF);
        return values.with("mountpoint", words.getFirst())
                .with("devices", new Value.Items(words.subList(1, words.size())));
    }

    @Override
    public void check(Said said) throws Rejected {
        if (said.flag("subvol") && !said.isSet("name"))
            throw said.refusal("subvol", "btrfs subvolume requires a name", "add --name=NAME");
        if (said.isSet("mkfsopts") && said.flag("preexist"))
            throw said.refusal(
                    "mkfsopts",
                    "--mkfsoptions is of no use on a volume that exists already",
                    "remove --mkfsoptions, or --noformat and --useexisting");
    }

    @Override
    public String print(Values values, KsVersion version) {
        return Print.of("btrfs", values)
                .word("mountpoint")
                .off("--noformat", "format")
                .flag("--useexisting", "preexist")
                .quoted("--label", "label")
                .value("--data", "dataLevel")
                .value("--metadata", "metaDataLevel")
                .flag("--subvol", "subvol")
                .value("--parent", "parent")
                .value("--name", "name")
                .quoted("--mkfsoptions", "mkfsopts")
                .words("devices")
                .line();
    }

    @Override
    public KsCommand command(Values values, CommandLine line) {
        return StorageValues.btrfs(values);
    }

    @Override
    public Optional<String> identity(Values values) {
        return Optional.of("A btrfs volume with the mountpoint " + values.text("mountpoint"));
    }
}
