package dev.tarmac.anaconda.lvm;

import dev.tarmac.anaconda.device.Bytes;

/// A logical volume with its size.
///
/// @param bytes without metadata and cache
/// @param metadataBytes of a thin pool, else 0
/// @param chunkBytes of a thin pool, else 0; also 0 where only its metadata has a size
/// @param cacheBytes the data part of its cache
/// @param cacheMetadataBytes the metadata of its cache
public record Volume(
        VolumeRequest request,
        long bytes,
        long metadataBytes,
        long chunkBytes,
        long cacheBytes,
        long cacheMetadataBytes) {
    private static final long LEAST_METADATA = 2 * Bytes.MIB;
    private static final long MOST_METADATA = 1581 * Bytes.GIB / 100;
    private static final long CHUNK = 64 * Bytes.KIB;
    private static final long BYTES_PER_CHUNK = 64;

    /// As much as metadata can describe with chunks of 64 KiB.
    private static final long MOST_PER_CHUNK_SIZE = 1588 * Bytes.TIB / 100;

    private static final long LEAST_CACHE_METADATA = 8 * Bytes.MIB;
    private static final int CACHE_BYTES_PER_METADATA = 1000;

    /// The volume as it is made, before anything grows.
    ///
    /// @param spareBytes the spare area for metadata that the group has already
    static Volume made(VolumeRequest request, GroupRequest group, long spareBytes) {
        Volume bare = new Volume(request, request.bytes(), 0, 0, 0, 0);
        Volume pool =
                request.kind() instanceof VolumeRequest.Kind.ThinPool ? bare.asPool(group) : bare;
        return request.cache().map(cache -> pool.cached(cache.bytes(), spareBytes)).orElse(pool);
    }

    /// A pool that grows gets its metadata when it has grown.
    private Volume asPool(GroupRequest group) {
        var pool = (VolumeRequest.Kind.ThinPool) request.kind();
        if (pool.metadataBytes().isEmpty()) return request.grows() ? this : withMetadata(group);
        long metadata = group.up(pool.metadataBytes().getAsLong());
        return new Volume(request, bytes, metadata, pool.chunkBytes().orElse(0), 0, 0);
    }

    /// A thin pool with the metadata that its size asks for.
    Volume withMetadata(GroupRequest group) {
        var pool = (VolumeRequest.Kind.ThinPool) request.kind();
        long chunk =
                pool.chunkBytes()
                        .orElse(CHUNK * Math.max(1, Math.ceilDiv(bytes, MOST_PER_CHUNK_SIZE)));
        long needed = bytes / chunk * BYTES_PER_CHUNK;
        long metadata = group.up(Math.clamp(needed, LEAST_METADATA, MOST_METADATA));
        return new Volume(request, bytes, metadata, chunk, cacheBytes, cacheMetadataBytes);
    }

    private Volume cached(long size, long spareBytes) {
        long metadata = Math.max(LEAST_CACHE_METADATA, size / CACHE_BYTES_PER_METADATA);
        long moreSpare = Math.max(0, metadata - spareBytes);
        return new Volume(
                request, bytes, metadataBytes, chunkBytes, size - metadata - moreSpare, metadata);
    }

    Volume withBytes(long changed) {
        return new Volume(
                request, changed, metadataBytes, chunkBytes, cacheBytes, cacheMetadataBytes);
    }

    /// What it takes from its group, in extents; a thin one takes nothing.
    long extents(GroupRequest group) {
        if (request.isThin()) return 0;
        return (group.up(bytes) + overhead(group)) / group.extentBytes();
    }

    /// Metadata and cache, in bytes.
    long overhead(GroupRequest group) {
        return group.up(metadataBytes) + group.up(cacheBytes) + group.up(cacheMetadataBytes);
    }

    /// How large the spare area must be for this volume.
    long spareBytes() {
        return Math.max(metadataBytes, cacheMetadataBytes);
    }
}
