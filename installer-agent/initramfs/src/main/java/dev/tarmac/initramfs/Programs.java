package dev.tarmac.initramfs;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The programs of the initramfs and the packages they come from.
final class Programs {
    /// As the agent calls them. One that is a link in its package brings what it points to.
    static final List<String> PATHS =
            List.of(
                    "/usr/sbin/sfdisk",
                    "/usr/sbin/wipefs",
                    "/usr/sbin/mke2fs",
                    "/usr/sbin/mkfs.ext2",
                    "/usr/sbin/mkfs.ext3",
                    "/usr/sbin/mkfs.ext4",
                    "/usr/sbin/mkfs.xfs",
                    "/usr/sbin/mkfs.fat",
                    "/usr/sbin/mkfs.vfat",
                    "/usr/sbin/mkswap",
                    "/usr/bin/efibootmgr",
                    "/usr/bin/grub-mkimage");

    static final String BUSYBOX = "/usr/bin/busybox";

    /// Libraries that no program names but the agent loads, or the C library opens by itself.
    static final List<String> LIBRARIES =
            List.of(
                    "libzstd.so.1",
                    "libnettle.so.8",
                    "libnss_files.so.2",
                    "libnss_dns.so.2",
                    "libgcc_s.so.1");

    /// Of the locale C.UTF-8; with one missing, none of it is used where `LC_ALL` asks for it.
    static final List<String> LOCALE_CATEGORIES =
            List.of(
                    "LC_ADDRESS",
                    "LC_COLLATE",
                    "LC_CTYPE",
                    "LC_IDENTIFICATION",
                    "LC_MEASUREMENT",
                    "LC_MESSAGES/SYS_LC_MESSAGES",
                    "LC_MONETARY",
                    "LC_NAME",
                    "LC_NUMERIC",
                    "LC_PAPER",
                    "LC_TELEPHONE",
                    "LC_TIME");

    /// mkfs.fat turns labels into code page 850; without this it says at each call that it cannot.
    static final String CHARACTER_SETS = "/usr/lib/x86_64-linux-gnu/gconv/";

    static final String CODE_PAGE = "IBM850.so";

    static final String CODE_PAGE_INDEX =
            """
            alias CP850// IBM850//
            module IBM850// INTERNAL IBM850 1
            module INTERNAL IBM850// IBM850 1
            """;

    /// What starts the kernel where Secure Boot is on, by the names under which one fetches the
    /// other over the network. All three are of one distribution: shim believes its keys alone.
    static final Map<String, String> LOADERS =
            Map.of(
                    "shimx64.efi", "/usr/lib/shim/shimx64.efi.signed",
                    "grubx64.efi", "/usr/lib/grub/x86_64-efi-signed/grubnetx64.efi.signed");

    private static final List<String> PACKAGES =
            List.of(
                    "busybox-static",
                    "dosfstools",
                    "e2fsprogs",
                    "efibootmgr",
                    "fdisk",
                    "grub-common",
                    "grub-efi-amd64-signed",
                    "libc-bin",
                    "libc6",
                    "libgcc-s1",
                    "libstdc++6",
                    "libnettle8",
                    "libzstd1",
                    "linux-image-amd64",
                    "shim-signed",
                    "util-linux",
                    "xfsprogs",
                    "zlib1g");

    /// Applets of busybox that would stand where something better does, or that end a machine.
    static final List<String> UNWANTED_APPLETS =
            List.of("init", "linuxrc", "nuke", "resume", "run-init", "dpkg", "dpkg-deb", "rpm");

    private Programs() {}

    static List<String> packages() {
        return Stream.concat(PACKAGES.stream(), DriverList.firmwarePackages().stream())
                .sorted()
                .toList();
    }
}
