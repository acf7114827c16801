package dev.tarmac.agent.run;

import dev.tarmac.agent.Orders;
import dev.tarmac.agent.image.HeldBack;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.order.ImageSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A tree of a few files, with the host's GRUB modules where an image has them.
///
/// @param earlier files that something left in the image, with other content than is right
record SmallImage(Supplier<String> kernel, List<String> earlier) implements Images {
    static final Path MODULES = Path.of("/usr/lib/grub/i386-pc");

    SmallImage {
        earlier = List.copyOf(earlier);
    }

    @Override
    public ImageManifest manifest(ImageSource source, Away away) {
        return Orders.manifest(
                new ImageManifest.Loaders(
                        Optional.of(MODULES.toString()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                "networkd");
    }

    @Override
    public void unpack(
            ImageSource source,
            ImageManifest manifest,
            Path root,
            Optional<HeldBack> heldBack,
            Progress progress) {
        try {
            Files.createDirectories(root.resolve("boot"));
            Files.createDirectories(root.resolve("etc"));
            Files.writeString(root.resolve("boot/vmlinuz-6.1.0-1-amd64"), kernel.get());
            Path modules = Files.createDirectories(root.resolve("usr/lib/grub/i386-pc"));
            try (Stream<Path> files = Files.list(MODULES)) {
                for (Path file : files.toList())
                    Files.copy(file, modules.resolve(file.getFileName()));
            }
            for (String path : earlier) {
                Files.createDirectories(root.resolve(path).getParent());
                Files.writeString(root.resolve(path), "earlier");
            }
            progress.at(1, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
