/// Streams an image from HTTP to files in one parallel pass: one thread fetches frames, one per CPU
/// verifies, decompresses and unpacks them. No byte of a frame becomes a file before its digest is
/// right, and nothing leaves the target directory. Start with [ImageStream].
package dev.tarmac.agent.image;
