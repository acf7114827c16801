package dev.tarmac.initramfs;

import dev.tarmac.problem.Refused;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Which packages of our own jars go into the initramfs: those that the agent uses. The jars are
/// the server's, too; what only that one needs would make the agent larger, and make another agent
/// of every change to it.
final class OwnPackages {
    private static final String OURS = "dev/tarmac/";
    private static final String AGENT = OURS + "agent/";

    /// With nothing that lies below them. A test holds this list against the agent's classes.
    private static final Set<String> SHARED =
            Set.of(
                    OURS + "facts",
                    OURS + "firstboot",
                    OURS + "image",
                    OURS + "json",
                    OURS + "layout",
                    OURS + "order",
                    OURS + "plan",
                    OURS + "problem");

    private final String mainPackage;

    /// @param mainClass its package is taken whatever it is
    OwnPackages(String mainClass) {
        mainPackage = folder(mainClass.replace('.', '/'));
    }

    /// The same jars by the same names: ours cut down to those packages, others as they are.
    List<Path> cutDown(Cache cache, List<Path> jars)
            throws Refused, IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(AgentBuild.VERSION, mainPackage));
        words.addAll(new TreeSet<>(SHARED));
        for (Path jar : jars) words.add(jar.getFileName() + " " + Sha256.ofFile(jar));
        Path folder =
                cache.folder(
                        "jars",
                        words,
                        fresh -> {
                            for (Path jar : jars) cutDown(jar, fresh.resolve(jar.getFileName()));
                        });
        List<Path> cut = new ArrayList<>();
        for (Path jar : jars) cut.add(folder.resolve(jar.getFileName()));
        return cut;
    }

    void cutDown(Path jar, Path to) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        boolean ours = false;
        try (JarFile opened = new JarFile(jar.toFile())) {
            for (ZipEntry entry : opened.stream().toList()) {
                ours |= entry.getName().startsWith(OURS);
                if (takes(entry.getName())) files.put(entry.getName(), content(opened, entry));
            }
        }
        if (ours) write(files, to);
        else Files.copy(jar, to);
    }

    private static byte[] content(JarFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private boolean takes(String file) {
        if (file.endsWith("/")) return false;
        return file.startsWith(AGENT)
                || SHARED.contains(folder(file))
                || folder(file).equals(mainPackage);
    }

    private static String folder(String file) {
        int slash = file.lastIndexOf('/');
        return slash < 0 ? "" : file.substring(0, slash);
    }

    /// Sorted, one time, not compressed: the whole initramfs is, and equal classes give equal
    /// bytes.
    private static void write(SortedMap<String, byte[]> files, Path to) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(entry(file.getKey(), file.getValue()));
                zip.write(file.getValue());
            }
        }
    }

    private static ZipEntry entry(String name, byte[] content) {
        ZipEntry entry = new ZipEntry(name);
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(LocalDateTime.ofEpochSecond(Newc.TIME, 0, ZoneOffset.UTC));
        return entry;
    }
}
