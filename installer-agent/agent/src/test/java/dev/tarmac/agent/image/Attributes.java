package dev.tarmac.agent.image;

import dev.tarmac.agent.linux.NativeMemory;
import dev.tarmac.agent.linux.SystemCall;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Extended attributes of any name space, of links too; Java's own view has `user.` only.
final class Attributes {
    private static final long LSETXATTR = 189;
    private static final long LGETXATTR = 192;
    private static final long LLISTXATTR = 195;

    private Attributes() {}

    static void set(Path file, String name, byte[] value) throws IOException {
        NativeMemory path = NativeMemory.text(file.toString());
        NativeMemory key = NativeMemory.text(name);
        NativeMemory memory = NativeMemory.allocate(value.length);
        memory.buffer().put(0, value);
        long result =
                SystemCall.call(
                        LSETXATTR,
                        path.address(),
                        key.address(),
                        memory.address(),
                        value.length,
                        0);
        keep(path, key, memory);
        SystemCall.check("lsetxattr " + name, file.toString(), result);
    }

    /// `name=hexadecimal`, sorted.
    static List<String> list(Path file) throws IOException {
        NativeMemory path = NativeMemory.text(file.toString());
        NativeMemory names = NativeMemory.allocate(1 << 16);
        long length =
                SystemCall.check(
                        "llistxattr",
                        file.toString(),
                        SystemCall.call(
                                LLISTXATTR, path.address(), names.address(), names.size(), 0, 0));
        byte[] bytes = new byte[(int) length];
        names.buffer().get(0, bytes);
        keep(path, names, names);
        List<String> all = new ArrayList<>();
        String text = new String(bytes, StandardCharsets.UTF_8);
        int start = 0;
        for (int end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0', start)) {
            String name = text.substring(start, end);
            all.add(name + "=" + HexFormat.of().formatHex(get(file, name)));
            start = end + 1;
        }
        all.sort(null);
        return all;
    }

    private static byte[] get(Path file, String name) throws IOException {
        NativeMemory path = NativeMemory.text(file.toString());
        NativeMemory key = NativeMemory.text(name);
        NativeMemory value = NativeMemory.allocate(1 << 16);
        long length =
                SystemCall.check(
                        "lgetxattr",
                        file.toString(),
                        SystemCall.call(
                                LGETXATTR,
                                path.address(),
                                key.address(),
                                value.address(),
                                value.size(),
                                0));
        byte[] bytes = new byte[(int) length];
        value.buffer().get(0, bytes);
        keep(path, key, value);
        return bytes;
    }

    private static void keep(NativeMemory a, NativeMemory b, NativeMemory c) {
        try {
            a.checkRange(0, 0);
        } finally {
            Reference.reachabilityFence(a);
            Reference.reachabilityFence(b);
            Reference.reachabilityFence(c);
        }
    }
}
