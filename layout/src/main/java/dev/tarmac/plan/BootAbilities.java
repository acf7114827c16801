package dev.tarmac.plan;

import java.util.List;

/// What an image can do on a machine, as its manifest says.
///
/// @param grubBios GRUB's i386-pc modules are inside, so a BIOS machine can boot from it
/// @param grubEfi a GRUB for x86_64 EFI (signed or as modules) is inside
/// @param proofTools what it can phone home with, best first: `curl`, `wget`, `python3`, `bash`;
///   empty = nothing
/// @param initSystem `systemd`, or another word where there is none
public record BootAbilities(
        String image,
        boolean grubBios,
        boolean grubEfi,
        List<String> proofTools,
        String initSystem) {
    public BootAbilities {
        proofTools = List.copyOf(proofTools);
    }

    public boolean canProve() {
        return !proofTools.isEmpty() && initSystem.equals("systemd");
    }
}
