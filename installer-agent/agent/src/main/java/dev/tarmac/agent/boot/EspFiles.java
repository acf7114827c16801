package dev.tarmac.agent.boot;

import dev.tarmac.image.ImageManifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What goes onto the EFI system partition; paths below its root, with `/`.
///
/// The fallback loader, the one name every firmware looks for, is written as [#PENDING] and gets
/// its name last. The directory named after the distribution is where its signed GRUB looks for its
/// configuration, and where the NVRAM entry points.
///
/// @param copies files taken from the image
/// @param texts files written
/// @param makesLoader the image has no signed loader: [#PENDING] is made by grub-mkimage
public record EspFiles(List<Copy> copies, List<TargetFile.Text> texts, boolean makesLoader) {
    public static final String FALLBACK = "/EFI/BOOT/BOOTX64.EFI";
    public static final String PENDING = "/EFI/BOOT/PENDING.NEW";

    public EspFiles {
        copies = List.copyOf(copies);
        texts = List.copyOf(texts);
    }

    /// One file.
    ///
    /// @param from absolute path in the image, `to` on the ESP
    public record Copy(String from, String to) {}

    public static EspFiles of(GrubHome home, ImageManifest manifest) {
        String own = ownDirectory(manifest);
        List<TargetFile.Text> texts =
                List.of(new TargetFile.Text(own + "/grub.cfg", 0644, GrubConfig.stub(home)));
        Optional<String> shim = manifest.loaders().shim();
        Optional<String> grub = manifest.loaders().grub();
        List<Copy> copies = new ArrayList<>();
        if (shim.isPresent() && grub.isPresent()) {
            copies.add(new Copy(shim.get(), PENDING));
            copies.add(new Copy(grub.get(), "/EFI/BOOT/grubx64.efi"));
            copies.add(new Copy(shim.get(), own + "/shimx64.efi"));
            copies.add(new Copy(grub.get(), own + "/grubx64.efi"));
        } else if (grub.isPresent()) {
            copies.add(new Copy(grub.get(), PENDING));
        }
        return new EspFiles(copies, texts, grub.isEmpty());
    }

    /// What the NVRAM entry starts, as efibootmgr wants it: with backslashes.
    public static String entryLoader(ImageManifest manifest) {
        boolean signed =
                manifest.loaders().shim().isPresent() && manifest.loaders().grub().isPresent();
        String loader = signed ? ownDirectory(manifest) + "/shimx64.efi" : FALLBACK;
        return loader.replace('/', '\\');
    }

    /// Fixed in each distribution's signed GRUB: its own name, in lower case.
    private static String ownDirectory(ImageManifest manifest) {
        return switch (manifest.os().id()) {
            case "rhel" -> "/EFI/redhat";
            case "rocky", "almalinux", "centos", "fedora", "ubuntu", "debian" ->
                    "/EFI/" + manifest.os().id();
            default -> "/EFI/debian";
        };
    }
}
