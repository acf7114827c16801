package dev.tarmac.layout.yaml;

import dev.tarmac.layout.Btrfs;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Raid;
import dev.tarmac.layout.Tmpfs;
import dev.tarmac.layout.VolumeGroup;

import java.util.OptionalInt;
import java.util.OptionalLong;

/// What [RaidReader], [GroupReader], [VolumeReader] and [BtrfsReader] read.
final class VolumeWriter {
    private VolumeWriter() {}

    static FlowMapping raid(Raid raid) {
        FlowMapping yaml =
                new FlowMapping(Keys.RAID)
                        .text("name", raid.name())
                        .raw("level", raid.level().word().substring("raid".length()))
                        .raw("members", Scalar.of(raid.members()))
                        .texts("spares", raid.spares())
                        .text("metadata", raid.metadata())
                        .bytes("chunk", raid.chunkBytes())
                        .text("array-uuid", raid.uuid());
        ContentWriter.write(yaml, raid.content(), Usual.NOTHING);
        return yaml;
    }

    /// Without its volumes.
    static FlowMapping group(VolumeGroup group) {
        OptionalLong extent =
                group.extentBytes() == VolumeGroup.DEFAULT_EXTENT_BYTES
                        ? OptionalLong.empty()
                        : OptionalLong.of(group.extentBytes());
        return new FlowMapping(Keys.VOLUME_GROUP)
                .text("name", group.name())
                .raw("members", Scalar.of(group.members()))
                .bytes("extent", extent)
                .text("reserved", group.reserved().map(PartitionWriter::text));
    }

    static FlowMapping volume(LogicalVolume volume) {
        FlowMapping yaml = new FlowMapping(Keys.VOLUME).text("name", volume.name());
        switch (volume.type()) {
            case LogicalVolume.Type.Linear(int stripes) ->
                    yaml.number(
                            "stripes",
                            stripes == 1 ? OptionalInt.empty() : OptionalInt.of(stripes));
            case LogicalVolume.Type.ThinPool pool ->
                    yaml.text("type", VolumeReader.THIN_POOL)
                            .bytes("metadata", pool.metadataBytes())
                            .bytes("chunk", pool.chunkBytes());
            case LogicalVolume.Type.Thin(String pool) -> yaml.text("pool", pool);
        }
        PartitionWriter.size(yaml, volume.size());
        yaml.mapping("cache", volume.cache().map(VolumeWriter::cache));
        ContentWriter.write(yaml, volume.content(), Usual.NOTHING);
        return yaml;
    }

    private static FlowMapping cache(LogicalVolume.Cache cache) {
        FlowMapping yaml =
                new FlowMapping(Keys.CACHE)
                        .raw("size", Sizes.text(cache.bytes()))
                        .raw("members", Scalar.of(cache.members()));
        return cache.mode() == LogicalVolume.Cache.Mode.WRITETHROUGH
                ? yaml
                : yaml.text("mode", cache.mode().word());
    }

    /// Without its subvolumes.
    static FlowMapping btrfs(Btrfs volume) {
        FlowMapping yaml =
                new FlowMapping(Keys.BTRFS)
                        .text("name", volume.name())
                        .raw("members", Scalar.of(volume.members()))
                        .text("data", volume.data())
                        .text("metadata", volume.metadata())
                        .text("mount", volume.mount())
                        .text("options", volume.options());
        ContentWriter.filesystem(yaml, volume.filesystem());
        return yaml;
    }

    static FlowMapping subvolume(Btrfs.Subvolume subvolume) {
        return new FlowMapping(Keys.SUBVOLUME)
                .text("name", subvolume.name())
                .text("mount", subvolume.mount())
                .text("options", subvolume.options());
    }

    static FlowMapping tmpfs(Tmpfs tmpfs) {
        return new FlowMapping(Keys.TMPFS)
                .text("mount", tmpfs.mount())
                .bytes("size", tmpfs.bytes())
                .text("options", tmpfs.options());
    }
}
