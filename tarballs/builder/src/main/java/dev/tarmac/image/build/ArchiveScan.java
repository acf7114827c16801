package dev.tarmac.image.build;

import dev.tarmac.image.build.tar.MalformedTar;
import dev.tarmac.image.build.tar.TarEntry;
import dev.tarmac.image.build.tar.TarReader;
import dev.tarmac.image.build.tar.TarText;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads an archive once from end to end: files stream on to the sink, directories and hard links
/// are kept, and everything wrong with names and structure is noted.
final class ArchiveScan {
    private static final int BUFFER = 1 << 18;
    static final String GET_IT_AGAIN = "fetch or pack it again and compare its digest";
    private static final String PACK_AGAIN = "unpack it, mend the tree and pack it again";

    private final SourceFile source;
    private final ImportLimits limits;
    private final Findings findings;
    private final EntrySink sink;
    private final Progress progress;
    private final ImageTree tree = new ImageTree();
    private final Contents contents = new Contents();
    private final TreeMap<String, TarEntry> directories = new TreeMap<>();
    private final List<TarEntry> hardLinks = new ArrayList<>();
    private final byte[] buffer = new byte[BUFFER];
    private long newestMtime;
    private long unpackedBytes;
    private long keptBytes;
    private boolean whole;

    ArchiveScan(
            SourceFile source,
            ImportLimits limits,
            Findings findings,
            EntrySink sink,
            Progress progress) {
        this.source = source;
        this.limits = limits;
        this.findings = findings;
        this.sink = sink;
        this.progress = progress;
    }

    /// Damage and broken limits end the scan; what was found until then stays in the findings.
    void run() throws IOException {
        TarReader reader = new TarReader(source.tar());
        try {
            for (Optional<TarEntry> entry = reader.next();
                    entry.isPresent();
                    entry = reader.next()) {
                take(reader, entry.get());
                progress.report("reading the archive", source.bytesRead(), source.size());
            }
            whole = true;
            addMissingDirectories();
            checkParents();
            resolveHardLinks();
        } catch (MalformedTar e) {
            findings.add("not a whole, undamaged tar: " + e.getMessage(), GET_IT_AGAIN);
        } catch (ImportLimits.Exceeded e) {
            findings.add(e.getMessage(), e.fix());
        }
    }

    /// The end of the archive was reached.
    boolean isWhole() {
        return whole;
    }

    ImageTree tree() {
        return tree;
    }

    Contents contents() {
        return contents;
    }

    /// Parents before children, none missing, the root first.
    Collection<TarEntry> directories() {
        return directories.values();
    }

    /// In source order, each linking to the first name of its file.
    List<TarEntry> hardLinks() {
        return hardLinks;
    }

    /// What the tree takes on a disk, at least.
    long unpackedBytes() {
        return unpackedBytes;
    }

    private void take(TarReader reader, TarEntry entry) throws IOException {
        if (isTooLong(entry.name()) || isTooLong(entry.link())) {
            tooLong(entry);
            return;
        }
        EntryPath.Normalised name = EntryPath.normalise(entry.name());
        Optional<String> wrong = name.wrong().or(() -> EntryRules.wrong(entry));
        if (wrong.isPresent()) {
            findings.add(shown(entry) + " has " + wrong.get(), PACK_AGAIN);
        } else {
            limits.check(tree.nodes().size() + 1, entry);
            newestMtime = Math.max(newestMtime, entry.mtimeSeconds());
            keep(reader, name.path(), entry);
        }
    }

    private boolean isTooLong(String name) {
        return name.length() > limits.maxNameBytes();
    }

    private void tooLong(TarEntry entry) {
        findings.add(
                shown(entry) + " has a name or target longer than " + limits.maxNameBytes(),
                PACK_AGAIN);
    }

    private void keep(TarReader reader, String path, TarEntry entry) throws IOException {
        TarEntry canonical =
                switch (entry.kind()) {
                    case DIRECTORY -> entry.renamed(path.isEmpty() ? "./" : path + "/", "");
                    case HARD_LINK -> entry.renamed(path, linkTarget(entry));
                    case FILE, SYMBOLIC_LINK, CHARACTER_DEVICE, BLOCK_DEVICE, FIFO ->
                            entry.renamed(path, entry.link());
                };
        if (path.isEmpty() && entry.kind() != TarEntry.Kind.DIRECTORY) {
            findings.add("the root is a " + entry.kind(), PACK_AGAIN);
            return;
        }
        if (isTooLong(canonical.name())) {
            tooLong(entry);
            return;
        }
        if (tree.at(path).isPresent()) {
            findings.add(
                    shown(entry) + " is in the archive twice",
                    "archives made with tar -r or -u keep old versions; " + PACK_AGAIN);
            return;
        }
        Optional<String> architecture =
                switch (entry.kind()) {
                    case DIRECTORY -> {
                        directories.put(path, canonical);
                        yield Optional.empty();
                    }
                    case HARD_LINK -> {
                        hardLinks.add(canonical);
                        yield Optional.empty();
                    }
                    case FILE, SYMBOLIC_LINK, CHARACTER_DEVICE, BLOCK_DEVICE, FIFO ->
                            stream(reader, path, canonical);
                };
        tree.add(
                path,
                new ImageTree.Node(
                        entry.kind(), entry.mode(), entry.size(), canonical.link(), architecture));
        count(canonical);
    }

    private void count(TarEntry entry) throws ImportLimits.Exceeded {
        unpackedBytes += UnpackedSize.of(entry);
        keptBytes += entry.name().length() + entry.link().length();
        if (entry.kind() == TarEntry.Kind.DIRECTORY || entry.kind() == TarEntry.Kind.HARD_LINK)
            for (Map.Entry<String, String> xattr : entry.xattrs().entrySet())
                keptBytes += xattr.getKey().length() + xattr.getValue().length();
        limits.checkKept(keptBytes + contents.keptBytes());
    }

    private String linkTarget(TarEntry entry) {
        EntryPath.Normalised target = EntryPath.normalise(entry.link());
        target.wrong()
                .ifPresent(
                        wrong ->
                                findings.add(
                                        shown(entry) + " links to a name with " + wrong,
                                        PACK_AGAIN));
        return target.path();
    }

    private Optional<String> stream(TarReader reader, String path, TarEntry entry)
            throws IOException {
        // With problems found nothing will be kept: look on, but do not compress any more.
        EntrySink into = findings.isEmpty() ? sink : EntrySink.NOWHERE;
        into.begin(entry);
        contents.begin(path, entry);
        for (int got = reader.read(buffer, 0, BUFFER);
                got >= 0;
                got = reader.read(buffer, 0, BUFFER)) {
            into.data(buffer, got);
            contents.data(buffer, got);
            if (entry.dataBytes() > BUFFER)
                progress.report("reading the archive", source.bytesRead(), source.size());
        }
        into.end();
        return contents.end(path);
    }

    private void addMissingDirectories() {
        if (!directories.containsKey("")) addDirectory("");
        for (String path : List.copyOf(tree.nodes().keySet())) {
            String parent = path;
            while (!parent.isEmpty()) {
                parent = EntryPath.parent(parent);
                if (tree.at(parent).isPresent()) break;
                addDirectory(parent);
            }
        }
    }

    private void addDirectory(String path) {
        TarEntry entry = TarEntry.plainDirectory(path.isEmpty() ? "./" : path + "/", newestMtime);
        directories.put(path, entry);
        unpackedBytes += UnpackedSize.of(entry);
        tree.add(path, new ImageTree.Node(entry.kind(), entry.mode(), 0, "", Optional.empty()));
    }

    private void checkParents() {
        tree.nodes()
                .forEach(
                        (path, node) -> {
                            if (path.isEmpty()) return;
                            String parent = EntryPath.parent(path);
                            TarEntry.Kind kind = tree.at(parent).orElseThrow().kind();
                            if (kind != TarEntry.Kind.DIRECTORY)
                                findings.add(
                                        EntryPath.absolute(path)
                                                + " lies below "
                                                + EntryPath.absolute(parent)
                                                + ", which is a "
                                                + kind
                                                + " in the same archive",
                                        PACK_AGAIN);
                        });
    }

    private void resolveHardLinks() {
        hardLinks.replaceAll(
                link -> {
                    Optional<String> target = tree.linked(link.link());
                    Optional<TarEntry.Kind> kind =
                            target.flatMap(tree::at).map(ImageTree.Node::kind);
                    if (kind.isEmpty() || kind.get() == TarEntry.Kind.DIRECTORY)
                        findings.add(
                                shown(link)
                                        + " is a hard link to "
                                        + EntryPath.absolute(link.link())
                                        + ", which is "
                                        + kind.map(found -> "a " + found)
                                                .orElse("not in the archive"),
                                PACK_AGAIN);
                    return link.renamed(link.name(), target.orElse(""));
                });
    }

    private static String shown(TarEntry entry) {
        return "'" + TarText.show(entry.name()) + "'";
    }
}
