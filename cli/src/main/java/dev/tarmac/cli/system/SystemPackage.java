package dev.tarmac.cli.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A Debian package that some command cannot do without, and the file that tells it is there:
/// looking for a file is faster than asking dpkg, and true as well where the tool was installed by
/// hand.
public enum SystemPackage {
    ANSIBLE("ansible-core", "usr/bin/ansible-playbook"),
    BUSYBOX("busybox-static", "usr/bin/busybox"),
    CHROMIUM("chromium", "usr/bin/chromium"),
    CHROMIUM_DRIVER("chromium-driver", "usr/bin/chromedriver"),
    CPIO("cpio", "usr/bin/cpio"),
    CURL("curl", "usr/bin/curl"),
    DEBIAN_KEYS("debian-archive-keyring", "usr/share/keyrings/debian-archive-keyring.gpg"),
    DHCLIENT("isc-dhcp-client", "sbin/dhclient"),
    DHCPCD("dhcpcd-base", "usr/sbin/dhcpcd"),
    DHCRELAY("isc-dhcp-relay", "usr/sbin/dhcrelay"),
    DNSMASQ("dnsmasq-base", "usr/sbin/dnsmasq"),
    DOSFSTOOLS("dosfstools", "usr/sbin/mkfs.fat"),
    E2FSPROGS("e2fsprogs", "usr/sbin/mkfs.ext4"),
    FDISK("fdisk", "usr/sbin/sfdisk"),
    GDISK("gdisk", "usr/sbin/sgdisk"),
    GRUB("grub-common", "usr/bin/grub-mkimage"),
    GRUB_BIOS("grub-pc-bin", "usr/lib/grub/i386-pc/boot.img"),
    IPROUTE2("iproute2", "usr/bin/ip"),
    IPXE("ipxe", "usr/lib/ipxe/undionly.kpxe"),
    IPXE_QEMU("ipxe-qemu", "usr/lib/ipxe/qemu/pxe-virtio.rom"),
    MMDEBSTRAP("mmdebstrap", "usr/bin/mmdebstrap"),
    MOUNT("mount", "usr/bin/mount"),
    MTOOLS("mtools", "usr/bin/mcopy"),
    NFTABLES("nftables", "usr/sbin/nft"),
    OPENSSH_CLIENT("openssh-client", "usr/bin/ssh"),
    OVMF("ovmf", "usr/share/OVMF/OVMF_CODE_4M.fd"),
    PERFDHCP("kea-admin", "usr/sbin/perfdhcp"),
    QEMU("qemu-system-x86", "usr/bin/qemu-system-x86_64"),
    SEABIOS("seabios", "usr/share/seabios/bios-256k.bin"),
    TCPDUMP("tcpdump", "usr/bin/tcpdump"),
    TFTP_CLIENT("tftp-hpa", "usr/bin/tftp"),
    XFSPROGS("xfsprogs", "usr/sbin/mkfs.xfs"),
    ZSTD("zstd", "usr/bin/zstd");

    /// `tarmac agent build`.
    public static final List<SystemPackage> FOR_AGENT = List.of(DEBIAN_KEYS);

    /// `tarmac image build`.
    public static final List<SystemPackage> FOR_IMAGE = List.of(MMDEBSTRAP, DEBIAN_KEYS);

    /// `tarmac serve`: what it gives to firmware by TFTP.
    public static final List<SystemPackage> FOR_SERVER = List.of(IPXE);

    /// `tarmac lab`, which builds agent and image too.
    public static final List<SystemPackage> FOR_LAB =
            List.of(DEBIAN_KEYS, MMDEBSTRAP, QEMU, OVMF, SEABIOS, IPXE, IPXE_QEMU, IPROUTE2, MOUNT);

    /// `tarmac layout try`: what the agent runs, and what reads back.
    public static final List<SystemPackage> FOR_TRIAL =
            List.of(DOSFSTOOLS, E2FSPROGS, FDISK, GDISK, MOUNT, XFSPROGS);

    /// `tarmac bench install`: a lab, and a rescue system to install by hand from.
    public static final List<SystemPackage> FOR_BENCH =
            Stream.concat(FOR_LAB.stream(), Stream.of(CPIO, ZSTD)).toList();

    /// `tarmac bench pxe`: our server, a peer, and the client of both.
    public static final List<SystemPackage> FOR_BENCH_PXE = List.of(CURL, DNSMASQ, IPROUTE2, IPXE);

    /// `tarmac test`: the tests look at disks with foreign tools, and at the pages with a browser.
    public static final List<SystemPackage> FOR_TEST = List.of(values());

    private final String debianName;
    private final Path file;

    SystemPackage(String debianName, String file) {
        this.debianName = debianName;
        this.file = Path.of(file);
    }

    public String debianName() {
        return debianName;
    }

    /// Absolute, for messages.
    Path file() {
        return Path.of("/").resolve(file);
    }

    boolean isInstalled(Path root) {
        return Files.exists(root.resolve(file));
    }
}
