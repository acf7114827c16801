package dev.tarmac.planner;

import java.util.List;

/// What an image can do on a machine, and needs of it, as its manifest says.
///
/// @param grubBios GRUB's i386-pc modules are inside, so a BIOS machine can boot from it
/// @param grubEfi a GRUB for x86_64 EFI (signed or as modules) is inside
/// @param unsigned why firmware or shim would refuse it while Secure Boot is on, one reason each,
///   like `holds no signed shim`; empty = it starts
/// @param bootFiles what GRUB reads: kernel and initramfs, absolute paths inside the image
/// @param unpackedBytes what its files take on disks, at least
/// @param proofTools what it can phone home with, best first: `curl`, `wget`, `python3`, `bash`;
///   empty = nothing
/// @param initSystem `systemd`, or another word where there is none
public record BootAbilities(
        String image,
        boolean grubBios,
        boolean grubEfi,
        List<String> unsigned,
        List<String> bootFiles,
        long unpackedBytes,
        List<String> proofTools,
        String initSystem) {
    public BootAbilities {
        unsigned = List.copyOf(unsigned);
        bootFiles = List.copyOf(bootFiles);
        proofTools = List.copyOf(proofTools);
    }

    public boolean canProve() {
        return !proofTools.isEmpty() && initSystem.equals("systemd");
    }
}
