package dev.tarmac.image.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.image.Frame;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.image.ImageName;
import dev.tarmac.image.build.tar.SparseMap;
import dev.tarmac.image.build.tar.TarEntry;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

class ImageImportTest {
    private static final ImageName NAME = new ImageName("debian-12");

    @TempDir private Path folder;

    @Test
    void tellsWhatTheImageIs() throws Exception {
        ImageManifest manifest = imported(ImageTar.good()).image().manifest();

        assertThat(manifest.arch()).isEqualTo("x86_64");
        assertThat(manifest.os())
                .isEqualTo(new ImageManifest.Os("debian", "12", "Debian GNU/Linux 12"));
        assertThat(manifest.kernels())
                .containsExactly(
                        new ImageManifest.Kernel(
                                ImageTar.VERSION,
                                "/" + ImageTar.KERNEL,
                                "/" + ImageTar.INITRAMFS,
                                Sha256.of("initramfs".getBytes(StandardCharsets.US_ASCII))));
        assertThat(manifest.proofTools()).containsExactly("curl");
        assertThat(manifest.initSystem()).isEqualTo("systemd");
        assertThat(manifest.network()).isEqualTo("networkd");
        assertThat(manifest.loaders())
                .isEqualTo(
                        new ImageManifest.Loaders(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void findsTheLoadersOfDebian() throws Exception {
        ImageTar tar =
                ImageTar.good()
                        .file("usr/lib/grub/i386-pc/normal.mod", "x")
                        .file("usr/lib/grub/x86_64-efi/normal.mod", "x")
                        .file("usr/lib/shim/shimx64.efi.signed", "x")
                        .file("usr/lib/grub/x86_64-efi-signed/grubx64.efi.signed", "x");

        assertThat(imported(tar).image().manifest().loaders())
                .isEqualTo(
                        new ImageManifest.Loaders(
                                Optional.of("/usr/lib/grub/i386-pc"),
                                Optional.of("/usr/lib/grub/x86_64-efi"),
                                Optional.of("/usr/lib/shim/shimx64.efi.signed"),
                                Optional.of("/usr/lib/grub/x86_64-efi-signed/grubx64.efi.signed")));
    }

    @Test
    void tellsWhichLoadersAndKernelsAreSigned() throws Exception {
        byte[] signed = PeSignatureTest.program(0x20B, 16, 4000, 96);
        ImageTar tar =
                ImageTar.good()
                        .without(ImageTar.KERNEL)
                        .program(ImageTar.KERNEL, signed)
                        .program("usr/lib/shim/shimx64.efi.signed", signed)
                        .file("usr/lib/grub/x86_64-efi-signed/grubx64.efi.signed", "unsigned");

        assertThat(imported(tar).image().manifest().signed())
                .containsExactly("/" + ImageTar.KERNEL, "/usr/lib/shim/shimx64.efi.signed");
    }

    @Test
    void findsKernelAndLoadersOfRhel() throws Exception {
        ImageTar tar =
                ImageTar.good()
                        .without(ImageTar.KERNEL)
                        .without(ImageTar.INITRAMFS)
                        .file("boot/vmlinuz-0-rescue-d3b07384", "x")
                        .file("boot/vmlinuz-5.14.0-9.el9.x86_64", "x")
                        .file("boot/initramfs-5.14.0-9.el9.x86_64.img", "x")
                        .file("usr/lib/modules/5.14.0-70.el9.x86_64/vmlinuz", "x")
                        .file("boot/initramfs-5.14.0-70.el9.x86_64.img", "x")
                        .file("boot/efi/EFI/BOOT/BOOTX64.EFI", "x")
                        .file("boot/efi/EFI/rocky/shimx64.efi", "x")
                        .file("boot/efi/EFI/rocky/grubx64.efi", "x")
                        .program("usr/sbin/NetworkManager", ImageTar.elf(62));

        ImageManifest manifest = imported(tar).image().manifest();

        assertThat(manifest.kernels())
                .extracting(ImageManifest.Kernel::version)
                .containsExactly("5.14.0-70.el9.x86_64", "5.14.0-9.el9.x86_64");
        assertThat(manifest.loaders().shim()).contains("/boot/efi/EFI/rocky/shimx64.efi");
        assertThat(manifest.loaders().grub()).contains("/boot/efi/EFI/rocky/grubx64.efi");
        assertThat(manifest.network()).isEqualTo("networkmanager");
    }

    /// `tar -S` stores runs of zeros as holes where the file system does.
    @Test
    void findsAnInitramfsThatIsStoredSparse() throws Exception {
        byte[] whole = new byte[10_000];
        System.arraycopy("070701".getBytes(StandardCharsets.US_ASCII), 0, whole, 200, 6);
        ImageTar tar =
                ImageTar.good()
                        .without(ImageTar.INITRAMFS)
                        .with(
                                ImageTar.sparse(
                                        ImageTar.INITRAMFS,
                                        new SparseMap(
                                                whole.length,
                                                List.of(
                                                        new SparseMap.Segment(200, 6),
                                                        new SparseMap.Segment(10_000, 0)))),
                                Arrays.copyOfRange(whole, 200, 206));

        assertThat(imported(tar).image().manifest().kernels().getFirst().initramfsSha256())
                .isEqualTo(Sha256.of(whole));
    }

    @Test
    void countsWhatTheTreeTakesOnADisk() throws Exception {
        ImageTar tar = ImageTar.good().file("etc/more", "x".repeat(4097)).directory("new/");

        int directories = 8;
        int blocksOfFiles = 7 + 2;
        assertThat(imported(tar).image().manifest().unpackedBytes())
                .isEqualTo((directories + blocksOfFiles) * 4096L);
    }

    @Test
    void aReleaseCandidateIsOlderThanItsRelease() throws Exception {
        ImageTar tar = ImageTar.good();
        for (String version : List.of("7.0.0-rc1", "7.0.0", "7.0.0-9", "7.0.0-10"))
            tar.file("boot/vmlinuz-" + version, "k").file("boot/initrd.img-" + version, "i");

        assertThat(imported(tar).image().manifest().kernels())
                .extracting(ImageManifest.Kernel::version)
                .containsExactly("7.0.0-10", "7.0.0-9", "7.0.0", "7.0.0-rc1", ImageTar.VERSION);
    }

    @Test
    void keepsControlCharactersOutOfTheSystemsName() throws Exception {
        ImageTar tar =
                ImageTar.good()
                        .without("etc/os-release")
                        .file("etc/os-release", "ID=evil\nPRETTY_NAME=\"a\33[2Jb\"\n");

        assertThat(imported(tar).image().manifest().os().prettyName()).isEqualTo("a[2Jb");
    }

    @Test
    void putsDirectoriesFirstAndHardLinksLast() throws Exception {
        ImageTar tar =
                ImageTar.good()
                        .hardLink("usr/bin/early", "./usr/bin/late")
                        .file("usr/bin/late", "x")
                        .hardLink("usr/bin/chained", "usr/bin/early")
                        .file("srv/deep/er/file", "x");

        Imported image = imported(tar);

        assertThat(image.names())
                .containsExactly(
                        "./",
                        "boot/",
                        "etc/",
                        "srv/",
                        "srv/deep/",
                        "srv/deep/er/",
                        "usr/",
                        "usr/bin/",
                        "usr/lib/",
                        "usr/lib/systemd/",
                        ImageTar.KERNEL,
                        ImageTar.INITRAMFS,
                        "etc/machine-id",
                        "etc/os-release",
                        "bin",
                        "usr/bin/dash",
                        "usr/bin/sh",
                        "usr/bin/curl",
                        "usr/lib/systemd/systemd",
                        "usr/lib/systemd/systemd-networkd",
                        "usr/bin/late",
                        "srv/deep/er/file",
                        "usr/bin/early",
                        "usr/bin/chained");
        assertThat(image.entry("usr/bin/chained").link()).isEqualTo("usr/bin/late");
        assertThat(image.image().manifest().entries()).isEqualTo(image.entries().size());
    }

    @Test
    void keepsEverythingThatAnEntryCanSay() throws Exception {
        String binary = "\1\0\0\2\u0080\u00ff\n=";
        TarEntry rich =
                new TarEntry(
                        "usr/bin/" + "l".repeat(200) + "\u00c3\u00a4\u00ff",
                        TarEntry.Kind.FILE,
                        06755,
                        4_000_000_000L,
                        70_000,
                        -3,
                        123_456_789,
                        4,
                        "",
                        TarEntry.Device.NONE,
                        new TreeMap<>(Map.of("security.capability", binary, "user.empty", "")),
                        Optional.empty());
        TarEntry node =
                new TarEntry(
                        "etc/node",
                        TarEntry.Kind.BLOCK_DEVICE,
                        0660,
                        0,
                        6,
                        1L << 34,
                        0,
                        0,
                        "",
                        new TarEntry.Device(4095, (1 << 20) - 1),
                        new TreeMap<>(Map.of()),
                        Optional.empty());
        ImageTar tar =
                ImageTar.good()
                        .with(rich, new byte[] {1, 2, 3, 4})
                        .with(node, new byte[0])
                        .with(
                                ImageTar.entry("etc/fifo", TarEntry.Kind.FIFO, 0600, 0, ""),
                                new byte[0])
                        .symlink("etc/far", "t".repeat(3000));

        Imported image = imported(tar);

        assertThat(image.entry(rich.name())).isEqualTo(rich);
        assertThat(image.data(rich.name())).containsExactly(1, 2, 3, 4);
        assertThat(image.entry("etc/node")).isEqualTo(node);
        assertThat(image.entry("etc/fifo").kind()).isEqualTo(TarEntry.Kind.FIFO);
        assertThat(image.entry("etc/far").link()).hasSize(3000);
    }

    @Test
    void keepsTheHolesOfSparseFiles() throws Exception {
        SparseMap map =
                new SparseMap(
                        1L << 40,
                        List.of(
                                new SparseMap.Segment(0, 5),
                                new SparseMap.Segment(1L << 39, 600),
                                new SparseMap.Segment(1L << 40, 0)));
        byte[] data = random(605);

        Imported image = imported(ImageTar.good().with(ImageTar.sparse("etc/disk", map), data));

        assertThat(image.entry("etc/disk").sparse()).contains(map);
        assertThat(image.data("etc/disk")).isEqualTo(data);
    }

    @Test
    void cutsFramesAtEntriesAndLetsLargeFilesGoOnAlone() throws Exception {
        byte[] large = random(9 << 20);
        ImageTar tar =
                ImageTar.good()
                        .program("usr/bin/medium", random(3 << 20))
                        .program("usr/bin/large", large)
                        .program("usr/bin/small", random(100));

        Imported image = imported(tar);
        List<Frame> frames = image.image().manifest().frames();

        assertThat(frames).allMatch(frame -> frame.tarBytes() <= FrameWriter.TARGET_BYTES);
        assertThat(frames)
                .extracting(Frame::startsEntry)
                .containsExactly(true, true, true, false, false, true, true);
        for (Frame frame : frames)
            if (frame.startsEntry()) assertThat(startsWithHeader(image.frame(frame))).isTrue();
        // The last part of the large file and nothing else.
        assertThat(frames.get(4).tarBytes())
                .isEqualTo((9 << 20) + 512 - 2L * FrameWriter.TARGET_BYTES);
        assertThat(image.data("usr/bin/large")).isEqualTo(large);
    }

    @Test
    void theSameTarGivesTheSameBytesHoweverItIsCompressed() throws Exception {
        byte[] tar = ImageTar.good().program("usr/bin/large", random(5 << 20)).bytes();
        List<String> digests = new ArrayList<>();
        for (Compression compression : Compression.values()) {
            Path file = Files.write(folder.resolve("tar." + compression), compression.of(tar));
            Path store = folder.resolve("store-" + compression);
            digests.add(ImageImport.run(file, NAME, store, Progress.SILENT).dataSha256());
            assertThat(Files.readAllBytes(store.resolve("debian-12/manifest.json")))
                    .isEqualTo(
                            Files.readAllBytes(
                                    folder.resolve("store-PLAIN/debian-12/manifest.json")));
        }

        assertThat(digests).hasSize(4).containsOnly(digests.getFirst());
    }

    @Test
    void refusesToChangeAnImageUnlessAsked() throws Exception {
        ImageManifest first = imported(ImageTar.good()).image().manifest();
        Path other = ImageTar.good().file("etc/motd", "x").write(folder.resolve("other.tar"));
        Path store = folder.resolve("store");

        assertThat(imported(ImageTar.good()).image().manifest()).isEqualTo(first);
        assertThatThrownBy(() -> ImageImport.run(other, NAME, store, Progress.SILENT))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("in the store already, with other content");
        assertThat(new ImageStore(store).open(NAME).manifest()).isEqualTo(first);

        ImageManifest replaced =
                ImageImport.run(
                        other, NAME, store, ImportOptions.DEFAULT.replacing(), Progress.SILENT);
        assertThat(new ImageStore(store).open(NAME).manifest()).isEqualTo(replaced);
        assertThat(replaced).isNotEqualTo(first);
        assertThat(folder.resolve("store")).isDirectoryNotContaining("glob:**/.incoming*");
    }

    @Test
    void progressGrowsToTheSizeOfTheFile() throws Exception {
        Path file =
                ImageTar.good()
                        .program("usr/bin/large", random(5 << 20))
                        .write(folder.resolve("image.tar"));
        List<Long> done = new ArrayList<>();

        ImageImport.run(
                file,
                NAME,
                folder.resolve("store"),
                (text, bytes, total) -> {
                    if (total > 0) done.add(bytes);
                });

        assertThat(done).isSorted().hasSizeGreaterThan(20);
        assertThat(done.getLast()).isEqualTo(Files.size(file));
    }

    private Imported imported(ImageTar tar) throws Exception {
        Path file = tar.write(folder.resolve("image.tar"));
        Path store = folder.resolve("store");
        ImageImport.run(file, NAME, store, Progress.SILENT);
        return new Imported(new ImageStore(store).open(NAME));
    }

    private static boolean startsWithHeader(byte[] frame) {
        boolean end = Arrays.mismatch(frame, 0, 512, new byte[512], 0, 512) < 0;
        return end || new String(frame, 257, 5, StandardCharsets.US_ASCII).equals("ustar");
    }

    private static byte[] random(int length) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(length);
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
