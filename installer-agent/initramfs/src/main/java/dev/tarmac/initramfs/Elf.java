package dev.tarmac.initramfs;

import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The sections of one 64-bit little-endian ELF file (a tool, a library or a kernel module) that
/// this build asks for. Whatever stands in the file, it gives a value or [Refused].
final class Elf {
    private static final int HEADER_BYTES = 64;
    private static final int SECTION_BYTES = 64;
    private static final int MOST_SECTIONS = 1 << 14;
    private static final int LARGEST_SECTION = 16 << 20;
    static final Set<String> PROGRAM = Set.of(".dynamic", ".dynstr");

    private static final long DT_NEEDED = 1;
    private static final int SHT_NOBITS = 8;

    private record Section(int name, int type, long offset, long size) {}

    /// Bytes at any place of a file. Fewer than asked for means that the file ends there.
    interface Source {
        long size() throws IOException;

        int read(ByteBuffer into, long at) throws IOException;
    }

    private final String name;
    private final Map<String, byte[]> sections;

    private Elf(String name, Map<String, byte[]> sections) {
        this.name = name;
        this.sections = sections;
    }

    static Elf ofProgram(Path file) throws Refused, IOException {
        return read(file, PROGRAM);
    }

    static Elf ofModule(Path file) throws Refused, IOException {
        return read(file, Set.of(".modinfo"));
    }

    /// Names of the libraries it must be linked with (DT_NEEDED); none when it is static.
    List<String> needed() throws Refused {
        ByteBuffer dynamic = buffer(sections.getOrDefault(".dynamic", new byte[0]));
        List<String> needed = new ArrayList<>();
        while (dynamic.remaining() >= 16) {
            long tag = dynamic.getLong();
            long value = dynamic.getLong();
            if (tag == 0) break;
            if (tag == DT_NEEDED) needed.add(string(".dynstr", value));
        }
        return needed;
    }

    /// The versions of the C library it asks for, or, read from the C library, has: `GLIBC_2.34`.
    Set<String> glibcVersions() {
        Set<String> versions = new TreeSet<>();
        for (String word : strings(".dynstr"))
            if (word.matches("GLIBC_[0-9][0-9.]*")) versions.add(word);
        return versions;
    }

    /// The NUL-separated `name=value` words of a kernel module.
    List<String> modinfo() {
        return strings(".modinfo");
    }

    private List<String> strings(String section) {
        byte[] bytes = sections.getOrDefault(section, new byte[0]);
        return List.of(new String(bytes, StandardCharsets.UTF_8).split("\0"));
    }

    private String string(String section, long offset) throws Refused {
        byte[] bytes = sections.getOrDefault(section, new byte[0]);
        if (offset < 0 || offset >= bytes.length)
            throw malformed(name, "a string outside of " + section);
        int end = (int) offset;
        while (end < bytes.length && bytes[end] != 0) end++;
        return new String(bytes, (int) offset, end - (int) offset, StandardCharsets.UTF_8);
    }

    private static Elf read(Path file, Set<String> wanted) throws Refused, IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return read(file.getFileName().toString(), new FileSource(channel), wanted);
        }
    }

    static Elf read(String name, Source source, Set<String> wanted) throws Refused, IOException {
        ByteBuffer header = bytes(source, 0, HEADER_BYTES, name);
        if (header.getInt(0) != 0x464C457F || header.get(4) != 2 || header.get(5) != 1)
            throw malformed(name, "no 64-bit little-endian ELF header");
        List<Section> table = table(source, header, name);
        int namesIndex = Short.toUnsignedInt(header.getShort(62));
        if (namesIndex >= table.size()) throw malformed(name, "no section names");
        byte[] names = content(source, table.get(namesIndex), name);
        Map<String, byte[]> sections = new LinkedHashMap<>();
        for (Section section : table) {
            String title = new Elf(name, Map.of("names", names)).string("names", section.name());
            if (wanted.contains(title)) sections.put(title, content(source, section, name));
        }
        return new Elf(name, sections);
    }

    private record FileSource(FileChannel channel) implements Source {
        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public int read(ByteBuffer into, long at) throws IOException {
            return channel.read(into, at);
        }
    }

    private static List<Section> table(Source source, ByteBuffer header, String name)
            throws Refused, IOException {
        int count = Short.toUnsignedInt(header.getShort(60));
        if (Short.toUnsignedInt(header.getShort(58)) != SECTION_BYTES || count > MOST_SECTIONS)
            throw malformed(name, "a section table of " + count + " entries");
        ByteBuffer entries = bytes(source, header.getLong(40), count * SECTION_BYTES, name);
        List<Section> table = new ArrayList<>();
        for (int at = 0; at < entries.capacity(); at += SECTION_BYTES)
            table.add(
                    new Section(
                            entries.getInt(at),
                            entries.getInt(at + 4),
                            entries.getLong(at + 24),
                            entries.getLong(at + 32)));
        return table;
    }

    private static byte[] content(Source source, Section section, String name)
            throws Refused, IOException {
        if (section.type() == SHT_NOBITS) return new byte[0];
        if (section.size() < 0 || section.size() > LARGEST_SECTION)
            throw malformed(name, "a section of " + section.size() + " bytes");
        return bytes(source, section.offset(), (int) section.size(), name).array();
    }

    private static ByteBuffer bytes(Source source, long offset, int length, String name)
            throws Refused, IOException {
        if (offset < 0 || offset > source.size() - length)
            throw malformed(name, "its end too early");
        ByteBuffer buffer = buffer(new byte[length]);
        while (buffer.hasRemaining())
            if (source.read(buffer, offset + buffer.position()) < 0)
                throw malformed(name, "its end too early");
        return buffer.flip();
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Refused malformed(String name, String what) {
        return new Refused(
                name,
                "is not an ELF file that can be used: it has " + what,
                "fetch the packages again: tarmac agent build --fresh");
    }
}
