/// From any tar, or from a definition in YAML, to an image in a store: read, judged, put into
/// canonical order, cut into zstd frames, moved into place complete. [ImageImport] and [ImageBuild]
/// are the ways in, [ImageStore] the way out.
package dev.tarmac.image.build;
