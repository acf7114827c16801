package dev.tarmac.agent.image;

import java.nio.ByteBuffer;

/// An entry's owner, mode, time and attributes, copied because they are set later than the frame
/// lives. Attributes are names (with their final zero) and values in turn.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Metadata(int mode, long user, long group, long seconds, long nanos, byte[][] attributes) {
    static Metadata of(TarEntry entry, ByteBuffer tar) {
        return new Metadata(
                entry.mode,
                entry.user,
                entry.group,
                entry.seconds,
                entry.nanos,
                attributes(entry, tar));
    }

    private static byte[][] attributes(TarEntry entry, ByteBuffer tar) {
        byte[][] copies = new byte[entry.attributes * 2][];
        for (int i = 0; i < entry.attributes; i++) {
            int start = entry.attributeName[i];
            int end = start;
            while (tar.get(end) != 0) end++;
            copies[2 * i] = bytes(tar, start, end + 1 - start);
            copies[2 * i + 1] = bytes(tar, entry.attributeValue[i], entry.attributeLength[i]);
        }
        return copies;
    }

    private static byte[] bytes(ByteBuffer tar, int start, int length) {
        byte[] copy = new byte[length];
        tar.get(start, copy);
        return copy;
    }
}
