package dev.tarmac.planner;

import java.util.List;

/// What an image can do on a machine, and needs of it, as its manifest says.
///
/// @param grubBios GRUB's i386-pc modules are inside, so a BIOS machine can boot from it
/// @param grubEfi a GRUB for x86_64 EFI (signed or as modules) is inside
/// @param signed shim and the signed GRUB that it starts are inside, so Secure Boot may be on
/// @param bootFiles what GRUB reads: kernel and initramfs, absolute paths inside the image
/// @param unpackedBytes what its files take on disks, at least
/// @param proofTools what it can phone home with, best first: `curl`, `wget`, `python3`, `bash`;
///   empty = nothing
/// @param initSystem `systemd`, or another word where there is none
public record BootAbilities(
        String image,
        boolean grubBios,
        boolean grubEfi,
        boolean signed,
        List<String> bootFiles,
        long unpackedBytes,
        List<String> proofTools,
        String initSystem) {
    public BootAbilities {
        bootFiles = List.copyOf(bootFiles);
        proofTools = List.copyOf(proofTools);
    }

    public boolean canProve() {
        return !proofTools.isEmpty() && initSystem.equals("systemd");
    }
}
