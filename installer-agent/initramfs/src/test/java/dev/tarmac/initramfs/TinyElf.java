package dev.tarmac.initramfs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes the smallest ELF files that have what [Elf] reads.
final class TinyElf {
    private final Map<String, byte[]> sections = new LinkedHashMap<>();

    /// A program or library that is linked with `needed`; `versions` stand among its strings.
    static byte[] linkedWith(List<String> needed, String... versions) {
        StringBuilder strings = new StringBuilder("\0");
        byte[] entries = new byte[(needed.size() + 1) * 16];
        ByteBuffer dynamic = littleEndian(entries);
        for (String name : needed) {
            dynamic.putLong(1).putLong(strings.length());
            strings.append(name).append('\0');
        }
        for (String version : versions) strings.append(version).append('\0');
        return new TinyElf()
                .with(".dynamic", entries)
                .with(".dynstr", strings.toString().getBytes(StandardCharsets.UTF_8))
                .bytes();
    }

    static byte[] module(String... words) {
        return new TinyElf()
                .with(
                        ".modinfo",
                        (String.join("\0", words) + "\0").getBytes(StandardCharsets.UTF_8))
                .bytes();
    }

    private TinyElf with(String name, byte[] content) {
        sections.put(name, content);
        return this;
    }

    private byte[] bytes() {
        StringBuilder names = new StringBuilder("\0");
        byte[] entries = new byte[(sections.size() + 1) * 64];
        ByteBuffer table = littleEndian(entries);
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        sections.forEach(
                (name, content) -> {
                    entry(table, names.length(), contents.size(), content.length);
                    names.append(name).append('\0');
                    contents.writeBytes(content);
                });
        int nameOfNames = names.length();
        byte[] allNames = names.append(".shstrtab\0").toString().getBytes(StandardCharsets.UTF_8);
        entry(table, nameOfNames, contents.size(), allNames.length);
        contents.writeBytes(allNames);
        byte[] bytes = new byte[64 + contents.size() + entries.length];
        ByteBuffer file = littleEndian(bytes);
        file.putInt(0x464C457F).put((byte) 2).put((byte) 1);
        file.putLong(40, 64 + contents.size());
        file.putShort(58, (short) 64).putShort(60, (short) (sections.size() + 1));
        file.putShort(62, (short) sections.size());
        file.position(64).put(contents.toByteArray()).put(entries);
        return bytes;
    }

    private static void entry(ByteBuffer table, int name, int offset, int size) {
        table.putInt(name).putInt(1).putLong(0).putLong(0);
        table.putLong(64 + offset).putLong(size).putLong(0).putLong(1).putLong(0);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
