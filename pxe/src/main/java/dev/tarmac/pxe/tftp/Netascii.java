package dev.tarmac.pxe.tftp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A text file as netascii has it on the wire: LF becomes CR LF, a lone CR becomes CR NUL (RFC
/// 764).
final class Netascii {
    private static final int LIMIT = 1 << 20;

    private Netascii() {}

    static BootFile of(BootFile file) throws IOException {
        if (file.size() > LIMIT)
            throw new IOException(
                    "netascii is for text of at most " + LIMIT + " bytes; ask for mode octet");
        ByteBuffer plain = ByteBuffer.allocate((int) file.size());
        file.read(0, plain);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte one : plain.array()) {
            if (one == '\n') out.write('\r');
            out.write(one);
            if (one == '\r') out.write(0);
        }
        return new HeldFile(out.toByteArray());
    }
}
