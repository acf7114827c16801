/// What an image is: a `.tar.zst` of independent zstd frames and the manifest that describes it.
/// Values and their JSON only; building and importing live in the builder, unpacking in the agent.
/// Start with [ImageManifest].
package dev.tarmac.image;
