package dev.tarmac.agent.boot;

import dev.tarmac.agent.image.HeldBack;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.problem.Refused;

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

    /// Shim starts this one, where an image brings it, before it starts GRUB; it would put entries
    /// of its own in front of the firmware's boot order.
    public static final String ENTRY_WRITER = "/EFI/BOOT/fbx64.efi";

    private static final String IMAGE_ESP = "/boot/efi";

    public EspFiles {
        copies = List.copyOf(copies);
        texts = List.copyOf(texts);
    }

    /// What firmware would start by itself, in an image that brings it.
    ///
    /// @param esp where the ESP is mounted in the installed system
    public static HeldBack heldBack(String esp) {
        String below = esp.substring(1);
        return new HeldBack(below + FALLBACK, below + PENDING);
    }

    /// One file.
    ///
    /// @param from absolute path in the image, `to` on the ESP
    public record Copy(String from, String to) {}

    /// Refused when nothing says where the image's signed GRUB looks for its configuration.
    public static EspFiles of(GrubHome home, ImageManifest manifest) throws Refused {
        Optional<String> shim = manifest.loaders().shim();
        Optional<String> grub = manifest.loaders().grub();
        if (grub.isEmpty()) return new EspFiles(List.of(), List.of(), true);
        String own = ownDirectory(manifest);
        List<TargetFile.Text> texts =
                List.of(new TargetFile.Text(own + "/grub.cfg", 0644, GrubConfig.stub(home)));
        List<Copy> copies = new ArrayList<>();
        if (shim.isPresent()) {
            copies.add(new Copy(shim.get(), PENDING));
            copies.add(new Copy(grub.get(), "/EFI/BOOT/grubx64.efi"));
            copies.add(new Copy(shim.get(), own + "/shimx64.efi"));
            copies.add(new Copy(grub.get(), own + "/grubx64.efi"));
        } else {
            copies.add(new Copy(grub.get(), PENDING));
        }
        return new EspFiles(copies, texts, false);
    }

    /// What the NVRAM entry starts, as efibootmgr wants it: with backslashes.
    public static String entryLoader(ImageManifest manifest) throws Refused {
        boolean signed =
                manifest.loaders().shim().isPresent() && manifest.loaders().grub().isPresent();
        String loader = signed ? ownDirectory(manifest) + "/shimx64.efi" : FALLBACK;
        return loader.replace('/', '\\');
    }

    /// Fixed in each distribution's signed GRUB. An image that keeps its loaders where they run has
    /// them in the right directory; of the others we know whose name is whose.
    private static String ownDirectory(ImageManifest manifest) throws Refused {
        String grub = manifest.loaders().grub().orElse("");
        int name = grub.lastIndexOf('/');
        if (grub.startsWith(IMAGE_ESP + "/EFI/")) return grub.substring(IMAGE_ESP.length(), name);
        return switch (manifest.os().id()) {
            case "rhel" -> "/EFI/redhat";
            case "rocky", "almalinux", "centos", "fedora", "ubuntu", "debian" ->
                    "/EFI/" + manifest.os().id();
            default -> throw unknownDirectory(manifest);
        };
    }

    private static Refused unknownDirectory(ImageManifest manifest) {
        return new Refused(
                "image " + manifest.name(),
                "is of '"
                        + manifest.os().id()
                        + "', and nothing says in which directory its signed GRUB looks for its"
                        + " configuration",
                "put shimx64.efi and grubx64.efi into /boot/efi/EFI/<that directory> of the image"
                        + " and import it again");
    }
}
