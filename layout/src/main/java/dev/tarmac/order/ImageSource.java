package dev.tarmac.order;

/// Where the image comes from. The manifest is trusted because its digest stands in the order; the
/// frames are trusted because their digests stand in the manifest.
///
/// @param manifestUrl absolute URL of the manifest
/// @param manifestSha256 of the manifest's bytes, lower-case hexadecimal
/// @param dataUrl absolute URL of the .tar.zst; the server answers ranges
public record ImageSource(String name, String manifestUrl, String manifestSha256, String dataUrl) {}
