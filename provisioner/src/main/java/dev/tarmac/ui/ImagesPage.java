package dev.tarmac.ui;

import dev.tarmac.catalog.CatalogImage;
import dev.tarmac.image.ImageManifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The images of the store.
public record ImagesPage(List<Row> rows) {
    /// One image.
    ///
    /// @param boots what it can boot from
    /// @param problem why it cannot be read
    public record Row(
            String name,
            String os,
            String arch,
            String kernel,
            String size,
            String unpacked,
            String boots,
            boolean proves,
            Optional<ProblemView> problem) {
        public static Row of(CatalogImage image) {
            ImageManifest manifest = image.manifest();
            return new Row(
                    manifest.name(),
                    manifest.os().prettyName(),
                    manifest.arch(),
                    manifest.kernels().getFirst().version(),
                    Words.size(manifest.dataBytes()),
                    Words.size(manifest.unpackedBytes()),
                    boots(image),
                    image.abilities().canProve(),
                    Optional.empty());
        }

        public static Row unreadable(String name, ProblemView problem) {
            return new Row(name, "", "", "", "", "", "", false, Optional.of(problem));
        }

        private static String boots(CatalogImage image) {
            List<String> ways = new ArrayList<>();
            if (image.abilities().grubBios()) ways.add("BIOS");
            if (image.abilities().grubEfi()) ways.add("UEFI");
            if (image.unsigned().isEmpty()) ways.add("Secure Boot");
            return String.join(", ", ways);
        }
    }

    public ImagesPage {
        rows = List.copyOf(rows);
    }
}
