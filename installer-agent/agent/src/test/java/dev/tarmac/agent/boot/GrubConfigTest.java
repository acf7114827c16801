package dev.tarmac.agent.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.agent.Orders;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.FstabEntry;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class GrubConfigTest {
    private static final DiskFacts DISK = Orders.disk("vda", 10L << 30, 512);

    @Test
    void bootsTheNewestKernelFromTheRootFileSystem() {
        assertThat(
                        GrubConfig.menu(
                                bios(),
                                Orders.debian(),
                                List.of("console=tty0", "console=ttyS1,9600n8", "a=b c"),
                                true))
                .isEqualTo(
                        """
                        # Written when this machine was installed.
                        set default=0
                        set timeout=1
                        serial --unit=1 --speed=9600
                        terminal_input console serial
                        terminal_output console serial
                        search --no-floppy --fs-uuid --set=root --hint hd0,gpt2 cccccccc-0000-4000-8000-000000000002

                        menuentry 'Debian GNU/Linux 12 (bookworm)' {
                            linux /boot/vmlinuz-6.1.0-1-amd64 root=PARTUUID=bbbbbbbb-0000-4000-8000-000000000002 ro console=tty0 console=ttyS1,9600n8 'a=b c'
                            initrd /boot/initrd.img-6.1.0-1-amd64
                        }
                        """);
    }

    @Test
    void findsTheKernelOnABootPartitionOfItsOwn() {
        String menu = GrubConfig.menu(uefi(), Orders.debian(), List.of(), false);

        assertThat(menu)
                .contains("cccccccc-0000-4000-8000-000000000002\n")
                .contains(
                        "linux /vmlinuz-6.1.0-1-amd64 root=PARTUUID=bbbbbbbb-0000-4000-8000-000000000003 ro\n")
                .contains("initrd /initrd.img-6.1.0-1-amd64\n")
                .doesNotContain("serial");
    }

    @Test
    void refusesAKernelThatGrubCouldNotReach() {
        assertThatThrownBy(() -> uefi().insideBoot("/usr/lib/modules/6.1/vmlinuz"))
                .hasMessageContaining("does not lie in the file system that GRUB boots from");
    }

    @Test
    void tellsCoreImageWhereToLookFirst() {
        assertThat(GrubConfig.early(bios()))
                .isEqualTo(
                        """
                        search.fs_uuid cccccccc-0000-4000-8000-000000000002 root hd0,gpt2
                        set prefix=($root)/boot/grub
                        """);
    }

    @Test
    void leadsTheSignedGrubFromTheEspToItsConfiguration() {
        assertThat(GrubConfig.stub(uefi()))
                .isEqualTo(
                        """
                        search.fs_uuid cccccccc-0000-4000-8000-000000000002 root
                        set prefix=($root)/grub
                        configfile $prefix/grub.cfg
                        """);
    }

    @Test
    void makesCoreImageOfWhatIsNeededToReachTheRoot() {
        assertThat(
                        CoreImage.command(
                                        bios(),
                                        Path.of("/t/usr/lib/grub/i386-pc"),
                                        Path.of("/run/early.cfg"),
                                        Path.of("/t/core.img"))
                                .toString())
                .isEqualTo(
                        "grub-mkimage -O i386-pc -d /t/usr/lib/grub/i386-pc -c /run/early.cfg -p"
                                + " /boot/grub -o /t/core.img part_gpt part_msdos ext2 search"
                                + " search_fs_uuid normal configfile biosdisk serial terminal linux");
        assertThat(CoreImage.filesystemModule("xfs")).isEqualTo("xfs");
        assertThat(CoreImage.filesystemModule("vfat")).isEqualTo("fat");
        assertThatThrownBy(() -> CoreImage.filesystemModule("swap"))
                .hasMessageContaining("not asked to read swap");
    }

    @Test
    void putsTheSignedLoadersWhereFirmwareAndGrubLook() throws Refused {
        EspFiles files = EspFiles.of(uefi(), Orders.debian());

        assertThat(files.copies())
                .map(EspFiles.Copy::to)
                .containsExactly(
                        "/EFI/BOOT/PENDING.NEW",
                        "/EFI/BOOT/grubx64.efi",
                        "/EFI/debian/shimx64.efi",
                        "/EFI/debian/grubx64.efi")
                .doesNotContain(EspFiles.FALLBACK);
        assertThat(files.texts()).map(TargetFile::path).containsExactly("/EFI/debian/grub.cfg");
        assertThat(files.makesLoader()).isFalse();
        assertThat(EspFiles.entryLoader(Orders.debian())).isEqualTo("\\EFI\\debian\\shimx64.efi");
    }

    @Test
    void findsTheDirectoryOfASignedGrubThatTheImageKeepsWhereItRuns() throws Refused {
        ImageManifest oracle =
                image("ol", "/boot/efi/EFI/redhat/shimx64.efi", "/boot/efi/EFI/redhat/grubx64.efi");

        assertThat(EspFiles.of(uefi(), oracle).texts())
                .map(TargetFile::path)
                .containsExactly("/EFI/redhat/grub.cfg");
        assertThat(EspFiles.entryLoader(oracle)).isEqualTo("\\EFI\\redhat\\shimx64.efi");
    }

    @Test
    void refusesToGuessWhereASignedGrubLooks() {
        ImageManifest unknown =
                image(
                        "mint",
                        "/usr/lib/shim/shimx64.efi.signed",
                        "/usr/lib/grub/x86_64-efi-signed/grubx64.efi.signed");

        assertThatThrownBy(() -> EspFiles.of(uefi(), unknown))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is of 'mint'")
                .hasMessageContaining("/boot/efi/EFI/");
    }

    private static ImageManifest image(String os, String shim, String grub) {
        return Orders.manifest(
                new ImageManifest.Os(os, "9", os),
                new ImageManifest.Loaders(
                        Optional.empty(), Optional.empty(), Optional.of(shim), Optional.of(grub)),
                "networkd");
    }

    @Test
    void writesFstabByUuid() {
        InstallOrder order = Orders.uefi(DISK);
        Step.WriteFstab fstab = order.plan().only(Step.WriteFstab.class).findFirst().orElseThrow();

        assertThat(Fstab.text(order, fstab))
                .isEqualTo(
                        """
                        # <file system> <mount point> <type> <options> <dump> <pass>
                        UUID=cccccccc-0000-4000-8000-000000000003 / xfs defaults 0 1
                        UUID=cccccccc-0000-4000-8000-000000000002 /boot ext4 noatime 0 2
                        UUID=CCCC-CCCC /boot/efi vfat umask=0077 0 2
                        """);
    }

    @Test
    void mountsFromMemoryWithoutAUuid() {
        Step.WriteFstab fstab =
                new Step.WriteFstab(
                        List.of(new FstabEntry("tmpfs", "/tmp", "tmpfs", "size=2g,nodev", 0)));

        assertThat(Fstab.text(Orders.uefi(DISK), fstab))
                .endsWith("\ntmpfs /tmp tmpfs size=2g,nodev 0 0\n");
    }

    @Test
    void callsPartitionsOfAnMbrByTheIdOfTheDiskAndTheirNumber() {
        Extent root = new Extent(5, "root", PartitionType.MBR_LINUX, 4096, 4_194_304);
        Step.GrubBios grub =
                new Step.GrubBios("system", Optional.empty(), "root", "ext3", "/boot/grub", "root");
        InstallOrder order =
                Orders.with(
                        Orders.uefi(DISK),
                        List.of(
                                new Step.WriteMbr("system", 512, 20_971_520, List.of(root)),
                                new Step.Mount("root", "ext3", "/")));

        GrubHome home = GrubHome.of(order, grub);

        assertThat(home.rootPartuuid()).isEqualTo("aaaaaaaa-05");
        assertThat(home.hint()).hasValue("hd0,msdos5");
    }

    private static GrubHome bios() {
        InstallOrder order = Orders.bios(DISK, Filesystem.of(Filesystem.Kind.EXT4, "root"), false);
        return GrubHome.of(order, order.plan().only(Step.GrubBios.class).findFirst().orElseThrow());
    }

    private static GrubHome uefi() {
        InstallOrder order = Orders.uefi(DISK);
        return GrubHome.of(order, order.plan().only(Step.GrubEfi.class).findFirst().orElseThrow());
    }
}
