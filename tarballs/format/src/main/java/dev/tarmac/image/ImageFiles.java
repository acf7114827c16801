package dev.tarmac.image;

/// The two files that an image is made of, in its directory of a store.
public final class ImageFiles {
    public static final String MANIFEST = "manifest.json";
    public static final String DATA = "data.tar.zst";

    private ImageFiles() {}
}
