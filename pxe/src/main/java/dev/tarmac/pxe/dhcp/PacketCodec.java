package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.dhcp.OptionCodec.Raw;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A packet as bytes, and back (RFC 2131 section 2; long options RFC 3396). Any bytes at all give a
/// [Packet] or [MalformedPacket].
public final class PacketCodec {
    private static final int MAGIC = 0x63825363;
    private static final int HEADER = 240;
    private static final int SERVER_NAME = 64;
    private static final int BOOT_FILE = 128;

    /// RFC 1542 section 2.1: BOOTP is at least 300 bytes long, and old ROMs insist on it.
    private static final int SHORTEST = 300;

    private static final int PAD = 0;
    private static final int OVERLOAD = 52;
    private static final int END = 255;
    private static final int BOOT_FILE_OPTION = 67;

    private PacketCodec() {}

    public static Packet decode(ByteBuffer in) throws MalformedPacket {
        if (in.remaining() < HEADER)
            throw new MalformedPacket(
                    "the packet is " + in.remaining() + " bytes long; DHCP starts at " + HEADER);
        boolean isRequest = operation(in.get());
        ethernet(Byte.toUnsignedInt(in.get()), Byte.toUnsignedInt(in.get()));
        int hops = Byte.toUnsignedInt(in.get());
        int transaction = in.getInt();
        int seconds = Short.toUnsignedInt(in.getShort());
        boolean broadcast = in.getShort() < 0;
        Ip4Address client = new Ip4Address(in.getInt());
        Ip4Address your = new Ip4Address(in.getInt());
        Ip4Address next = new Ip4Address(in.getInt());
        Ip4Address relay = new Ip4Address(in.getInt());
        MacAddress mac = MacAddress.of(take(in, 16, MacAddress.BYTES));
        byte[] serverName = take(in, SERVER_NAME, SERVER_NAME);
        byte[] bootFile = take(in, BOOT_FILE, BOOT_FILE);
        int magic = in.getInt();
        if (magic != MAGIC)
            throw new MalformedPacket(
                    "the cookie is " + Integer.toHexString(magic) + "; DHCP has 63825363");
        Map<Integer, ByteArrayOutputStream> values = new LinkedHashMap<>();
        collect(in, "the option field", values);
        int overload = overload(values);
        if ((overload & 1) != 0) collect(ByteBuffer.wrap(bootFile), "the file field", values);
        if ((overload & 2) != 0) collect(ByteBuffer.wrap(serverName), "the sname field", values);
        return new Packet(
                isRequest,
                hops,
                transaction,
                seconds,
                broadcast,
                client,
                your,
                next,
                relay,
                mac,
                (overload & 2) != 0 ? "" : text(serverName),
                (overload & 1) != 0 ? "" : text(bootFile),
                options(values));
    }

    private static boolean operation(byte code) throws MalformedPacket {
        if (code != 1 && code != 2)
            throw new MalformedPacket("the operation is " + code + "; it must be 1 or 2");
        return code == 1;
    }

    private static void ethernet(int type, int length) throws MalformedPacket {
        if (type != 1 || length != MacAddress.BYTES)
            throw new MalformedPacket(
                    "the hardware type is "
                            + type
                            + " with "
                            + length
                            + " bytes of address; only Ethernet (1, 6) is served");
    }

    private static byte[] take(ByteBuffer in, int field, int wanted) {
        byte[] bytes = new byte[wanted];
        in.get(bytes).position(in.position() + field - wanted);
        return bytes;
    }

    /// The last byte is NUL by the RFC; whoever fills it loses that one character.
    private static String text(byte[] field) {
        int end = 0;
        while (end < field.length - 1 && field[end] != 0) end++;
        return new String(field, 0, end, StandardCharsets.ISO_8859_1);
    }

    /// Parts of one option are joined in the order they stand in (RFC 3396 section 7).
    private static void collect(
            ByteBuffer in, String field, Map<Integer, ByteArrayOutputStream> values)
            throws MalformedPacket {
        while (in.hasRemaining()) {
            int code = Byte.toUnsignedInt(in.get());
            if (code == END) return;
            if (code == PAD) continue;
            if (!in.hasRemaining())
                throw new MalformedPacket(field + " ends after the code of option " + code);
            int length = Byte.toUnsignedInt(in.get());
            if (length > in.remaining())
                throw new MalformedPacket(
                        "option "
                                + code
                                + " claims "
                                + length
                                + " bytes, but "
                                + field
                                + " has only "
                                + in.remaining()
                                + " left");
            byte[] value = new byte[length];
            in.get(value);
            values.computeIfAbsent(code, _ -> new ByteArrayOutputStream(length)).writeBytes(value);
        }
    }

    private static int overload(Map<Integer, ByteArrayOutputStream> values) throws MalformedPacket {
        ByteArrayOutputStream value = values.remove(OVERLOAD);
        if (value == null) return 0;
        byte[] bytes = value.toByteArray();
        if (bytes.length != 1 || bytes[0] < 1 || bytes[0] > 3)
            throw new MalformedPacket("option 52 (overload) must be one byte from 1 to 3");
        return bytes[0];
    }

    private static Options options(Map<Integer, ByteArrayOutputStream> values)
            throws MalformedPacket {
        List<DhcpOption> options = new ArrayList<>();
        for (Map.Entry<Integer, ByteArrayOutputStream> entry : values.entrySet()) {
            // An overload inside an overloaded field would be an option like any other.
            if (entry.getKey() == OVERLOAD) continue;
            Octets value = Octets.owned(entry.getValue().toByteArray());
            options.add(OptionCodec.decode(new Raw(entry.getKey(), value)));
        }
        return new Options(options);
    }

    public static byte[] encode(Packet packet) {
        List<Raw> options = encoded(packet.options());
        ByteBuffer out = ByteBuffer.allocate(packetSize(options));
        out.put((byte) (packet.isRequest() ? 1 : 2)).put((byte) 1).put((byte) MacAddress.BYTES);
        out.put((byte) packet.hops()).putInt(packet.transaction());
        out.putShort((short) packet.seconds());
        out.putShort((short) (packet.broadcast() ? 0x8000 : 0));
        out.putInt(packet.clientAddress().bits()).putInt(packet.yourAddress().bits());
        out.putInt(packet.nextServer().bits()).putInt(packet.relay().bits());
        field(out, packet.mac().bytes(), 16);
        field(out, packet.serverName().getBytes(StandardCharsets.ISO_8859_1), SERVER_NAME);
        field(out, packet.bootFile().getBytes(StandardCharsets.ISO_8859_1), BOOT_FILE);
        out.putInt(MAGIC);
        for (Raw option : options) {
            put(out, option);
            // ROMs of all kinds read the boot file's name up to a NUL, past its end, and ask for a
            // file with a strange byte behind its name; a padding byte is that NUL.
            if (option.code() == BOOT_FILE_OPTION) out.put((byte) PAD);
        }
        out.put((byte) END);
        return out.array();
    }

    private static List<Raw> encoded(Options options) {
        List<Raw> raw = new ArrayList<>(options.list().size());
        for (DhcpOption option : options.list()) raw.add(OptionCodec.encode(option));
        return raw;
    }

    static int sizeOf(Packet packet) {
        return packetSize(encoded(packet.options()));
    }

    private static int packetSize(List<Raw> options) {
        return Math.max(SHORTEST, HEADER + 1 + sizeOf(options));
    }

    /// What this option takes of a packet.
    static int sizeOf(DhcpOption option) {
        return sizeOf(List.of(OptionCodec.encode(option)));
    }

    private static int sizeOf(List<Raw> options) {
        int size = 0;
        for (Raw option : options)
            size +=
                    option.value().length()
                            + 2 * Math.max(1, pieces(option.value().length()))
                            + (option.code() == BOOT_FILE_OPTION ? 1 : 0);
        return size;
    }

    private static int pieces(int length) {
        return (length + 254) / 255;
    }

    private static void field(ByteBuffer out, byte[] value, int size) {
        int start = out.position();
        out.put(value).position(start + size);
    }

    private static void put(ByteBuffer out, Raw option) {
        int done = 0;
        do {
            int length = Math.min(255, option.value().length() - done);
            out.put((byte) option.code()).put((byte) length);
            option.value().put(out, done, length);
            done += length;
        } while (done < option.value().length());
    }
}
