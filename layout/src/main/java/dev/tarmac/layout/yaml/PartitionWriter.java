package dev.tarmac.layout.yaml;

import dev.tarmac.layout.FreePartition;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Partition.Attribute;
import dev.tarmac.layout.Partition.Existing;
import dev.tarmac.layout.Partition.Kind;
import dev.tarmac.layout.Partition.Place;
import dev.tarmac.layout.Size;
import dev.tarmac.layout.Uses;

/// What [PartitionReader] and [Sizes] read.
final class PartitionWriter {
    private final Uses uses;

    PartitionWriter(Uses uses) {
        this.uses = uses;
    }

    FlowMapping onDisk(Partition partition) {
        FlowMapping yaml = new FlowMapping(Keys.PARTITION);
        write(yaml, partition);
        return yaml;
    }

    FlowMapping free(FreePartition free) {
        FlowMapping yaml = new FlowMapping(Keys.FREE_PARTITION);
        write(yaml, free.partition());
        return yaml.texts("disks", free.disks()).flag("primary", free.asPrimary());
    }

    private void write(FlowMapping yaml, Partition partition) {
        yaml.text("name", partition.name());
        Kind kind = partition.kind();
        // Of type and file system of a swap one is left out, and not both.
        if (kind != Usual.kind(uses, partition) || kind == Kind.SWAP)
            yaml.text("type", kind.word());
        switch (partition.place()) {
            case Place.Made(Size size) -> size(yaml, size);
            case Place.There(Existing which, boolean keeps) ->
                    yaml.raw(keeps ? "keep" : "reuse", existing(which).toString());
        }
        yaml.text("part-type", partition.type())
                .texts("attributes", partition.attributes().stream().map(Attribute::word).toList())
                .text("part-uuid", partition.uuid());
        ContentWriter.write(
                yaml, partition.content(), Usual.of(kind, uses.isMember(partition.name())));
    }

    private static FlowMapping existing(Existing which) {
        FlowMapping yaml = new FlowMapping(Keys.EXISTING);
        return switch (which) {
            case Existing.Numbered(int number) -> yaml.raw("number", Integer.toString(number));
            case Existing.Label(String label) -> yaml.text("label", label);
            case Existing.Type(String code) -> yaml.text("type", code);
            case Existing.Named(String name) -> yaml.text("device", name);
        };
    }

    /// Of volumes too.
    static void size(FlowMapping yaml, Size size) {
        switch (size) {
            case Size.Growing(long least, var most) ->
                    yaml.raw("size", Sizes.text(least)).flag("grow", true).bytes("max", most);
            case Size.GrowingPercent(int percent, var most) ->
                    yaml.raw("size", percent + "%").flag("grow", true).bytes("max", most);
            case Size.Bytes ignored -> yaml.raw("size", text(size));
            case Size.Percent ignored -> yaml.raw("size", text(size));
            case Size.Rest ignored -> yaml.raw("size", text(size));
            case Size.Advised ignored -> yaml.raw("size", text(size));
        }
    }

    /// A size that one word says.
    static String text(Size size) {
        return switch (size) {
            case Size.Bytes(long bytes) -> Sizes.text(bytes);
            case Size.Percent(int percent) -> percent + "%";
            case Size.Rest() -> "rest";
            case Size.Advised(boolean hibernation) ->
                    hibernation ? "advised-hibernation" : "advised";
            case Size.Growing growing -> throw manyKeys(growing);
            case Size.GrowingPercent growing -> throw manyKeys(growing);
        };
    }

    private static IllegalArgumentException manyKeys(Size growing) {
        return new IllegalArgumentException("takes three keys: " + growing);
    }
}
