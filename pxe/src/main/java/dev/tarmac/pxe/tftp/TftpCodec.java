package dev.tarmac.pxe.tftp;

import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.tftp.TftpPacket.Acknowledgement;
import dev.tarmac.pxe.tftp.TftpPacket.Data;
import dev.tarmac.pxe.tftp.TftpPacket.Failure;
import dev.tarmac.pxe.tftp.TftpPacket.Mode;
import dev.tarmac.pxe.tftp.TftpPacket.OptionAcknowledgement;
import dev.tarmac.pxe.tftp.TftpPacket.ReadRequest;
import dev.tarmac.pxe.tftp.TftpPacket.WriteRequest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A TFTP packet as bytes, and back. Any bytes at all give a [TftpPacket] or [MalformedPacket].
public final class TftpCodec {
    private static final int READ = 1;
    private static final int WRITE = 2;

    /// What a block starts with, before its number.
    public static final int DATA = 3;

    private static final int ACKNOWLEDGEMENT = 4;
    private static final int FAILURE = 5;
    private static final int OPTION_ACKNOWLEDGEMENT = 6;

    /// RFC 2347 allows 512 for a request; twice that is nothing but a mistake or an attack.
    private static final int REQUEST_LIMIT = 1024;

    private TftpCodec() {}

    public static TftpPacket decode(ByteBuffer in) throws MalformedPacket {
        int operation = number(in, "operation");
        return switch (operation) {
            case READ -> {
                limitRequest(in);
                yield new ReadRequest(text(in, "file name"), mode(in), options(in));
            }
            case WRITE -> {
                limitRequest(in);
                yield new WriteRequest(text(in, "file name"));
            }
            case DATA -> new Data(number(in, "block"), rest(in));
            case ACKNOWLEDGEMENT -> new Acknowledgement(number(in, "block"));
            case FAILURE -> new Failure(number(in, "error code"), message(in));
            case OPTION_ACKNOWLEDGEMENT -> {
                limitRequest(in);
                yield new OptionAcknowledgement(options(in));
            }
            default ->
                    throw new MalformedPacket(
                            "the operation is " + operation + "; TFTP has 1 to 6");
        };
    }

    private static void limitRequest(ByteBuffer in) throws MalformedPacket {
        if (in.remaining() > REQUEST_LIMIT)
            throw new MalformedPacket(
                    "the request has "
                            + in.remaining()
                            + " bytes; at most "
                            + REQUEST_LIMIT
                            + " are read");
    }

    private static int number(ByteBuffer in, String field) throws MalformedPacket {
        if (in.remaining() < 2) throw new MalformedPacket("the packet ends before its " + field);
        return Short.toUnsignedInt(in.getShort());
    }

    private static Mode mode(ByteBuffer in) throws MalformedPacket {
        String mode = text(in, "mode");
        return switch (mode.toLowerCase(Locale.ROOT)) {
            case "octet" -> Mode.OCTET;
            case "netascii" -> Mode.NETASCII;
            default ->
                    throw new MalformedPacket(
                            "the mode is \"" + mode + "\"; octet and netascii are served");
        };
    }

    /// The first of two options with one name counts (RFC 2347 forbids the second).
    private static Map<String, String> options(ByteBuffer in) throws MalformedPacket {
        Map<String, String> options = new LinkedHashMap<>();
        while (in.hasRemaining()) {
            String name = text(in, "option name").toLowerCase(Locale.ROOT);
            // Some ROMs fill the request up with NULs.
            if (name.isEmpty()) return options;
            options.putIfAbsent(name, text(in, "value of the option " + name));
        }
        return options;
    }

    private static String text(ByteBuffer in, String field) throws MalformedPacket {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (in.hasRemaining()) {
            byte next = in.get();
            if (next == 0) return bytes.toString(StandardCharsets.ISO_8859_1);
            bytes.write(next);
        }
        throw new MalformedPacket("the " + field + " has no NUL at its end");
    }

    /// An error is believed even when its text is cut off.
    private static String message(ByteBuffer in) {
        String rest = rest(in);
        int end = rest.indexOf(0);
        return end < 0 ? rest : rest.substring(0, end);
    }

    private static String rest(ByteBuffer in) {
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    public static byte[] encode(TftpPacket packet) {
        Writer out = new Writer();
        switch (packet) {
            case ReadRequest(String file, Mode mode, Map<String, String> options) ->
                    out.number(READ)
                            .text(file)
                            .text(mode.name().toLowerCase(Locale.ROOT))
                            .options(options);
            case WriteRequest(String file) -> out.number(WRITE).text(file).text("octet");
            case Data(int block, String bytes) -> out.number(DATA).number(block).bytes(bytes);
            case Acknowledgement(int block) -> out.number(ACKNOWLEDGEMENT).number(block);
            case Failure(int code, String message) ->
                    out.number(FAILURE).number(code).text(message);
            case OptionAcknowledgement(Map<String, String> options) ->
                    out.number(OPTION_ACKNOWLEDGEMENT).options(options);
        }
        return out.bytes.toByteArray();
    }

    private static final class Writer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Writer number(int value) {
            bytes.write(value >> 8);
            bytes.write(value);
            return this;
        }

        Writer bytes(String latin) {
            bytes.writeBytes(latin.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        Writer text(String text) {
            bytes(text);
            bytes.write(0);
            return this;
        }

        Writer options(Map<String, String> options) {
            options.forEach((name, value) -> text(name).text(value));
            return this;
        }
    }
}
