package dev.tarmac.image.build;

import dev.tarmac.image.ImageManifest;
import dev.tarmac.image.ImageName;
import dev.tarmac.image.build.tar.MalformedTar;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Takes a tar of a root file system, plain or as .gz, .xz or .zst, into a store. One pass over the
/// source; nothing is visible in the store before everything is judged good, written and synced.
public final class ImageImport {
    private ImageImport() {}

    /// With [ImportOptions#DEFAULT].
    public static ImageManifest run(Path source, ImageName name, Path store, Progress progress)
            throws Refused, IOException {
        return run(source, name, store, ImportOptions.DEFAULT, progress);
    }

    /// Imports `source` as `name`, or refuses with every reason why it cannot be installed.
    public static ImageManifest run(
            Path source, ImageName name, Path store, ImportOptions options, Progress progress)
            throws Refused, IOException {
        requireFile(source);
        try (Incoming incoming = Incoming.in(new ImageStore(store), name);
                CanonicalWriter writer =
                        new CanonicalWriter(incoming.directory(), options.zstdLevel())) {
            Findings findings = new Findings(source.toString());
            ArchiveScan scan = scan(source, options.limits(), findings, writer, progress);
            ImageContents contents = judge(scan, findings);
            progress.report("putting frames in order", 0, 0);
            CanonicalWriter.Written written = writer.finish(scan.directories(), scan.hardLinks());
            ImageManifest manifest = manifest(name, contents, scan.unpackedBytes(), written);
            incoming.writeManifest(manifest);
            incoming.publish(manifest, options.replace());
            return manifest;
        }
    }

    /// Reads and judges like an import, and writes nothing.
    public static ImageContents check(Path source, ImportLimits limits, Progress progress)
            throws Refused, IOException {
        requireFile(source);
        Findings findings = new Findings(source.toString());
        return judge(scan(source, limits, findings, EntrySink.NOWHERE, progress), findings);
    }

    private static ArchiveScan scan(
            Path source, ImportLimits limits, Findings findings, EntrySink sink, Progress progress)
            throws Refused, IOException {
        try (SourceFile file = SourceFile.open(source, limits.maxTarBytes())) {
            ArchiveScan scan = new ArchiveScan(file, limits, findings, sink, progress);
            scan.run();
            return scan;
        } catch (MalformedTar e) {
            throw new Refused(
                    Problem.at(source.toString(), e.getMessage(), ArchiveScan.GET_IT_AGAIN), e);
        }
    }

    /// A damaged archive is not judged: what is missing may only be unread.
    private static ImageContents judge(ArchiveScan scan, Findings findings) throws Refused {
        if (!scan.isWhole()) findings.throwIfAny();
        ImageContents contents = new ImageJudge(scan.tree(), scan.contents(), findings).run();
        findings.throwIfAny();
        return contents;
    }

    private static ImageManifest manifest(
            ImageName name,
            ImageContents contents,
            long unpackedBytes,
            CanonicalWriter.Written written) {
        return new ImageManifest(
                name.text(),
                contents.arch(),
                contents.os(),
                written.bytes(),
                written.sha256(),
                written.tarBytes(),
                written.entries(),
                unpackedBytes,
                written.frames(),
                contents.kernels(),
                contents.loaders(),
                contents.signed(),
                contents.proofTools(),
                contents.initSystem(),
                contents.network());
    }

    private static void requireFile(Path source) throws Refused {
        if (!Files.isRegularFile(source))
            throw new Refused(
                    Problem.at(
                            source.toString(),
                            Files.exists(source) ? "is no file" : "no such file",
                            "name a .tar, .tar.gz, .tar.xz or .tar.zst of a root file system"));
    }
}
