package dev.tarmac.image.build;

/// How an import works; none of it changes what is inside the image.
///
/// @param zstdLevel 1 to 19; higher is smaller and slower to make, not slower to install
/// @param replace an image of the same name with other content is replaced, not an error
public record ImportOptions(ImportLimits limits, int zstdLevel, boolean replace) {
    public static final ImportOptions DEFAULT = new ImportOptions(ImportLimits.DEFAULT, 10, false);

    public ImportOptions {
        if (zstdLevel < 1 || zstdLevel > 19)
            throw new IllegalArgumentException("zstd level " + zstdLevel + " is not 1 to 19");
    }

    public ImportOptions replacing() {
        return new ImportOptions(limits, zstdLevel, true);
    }
}
