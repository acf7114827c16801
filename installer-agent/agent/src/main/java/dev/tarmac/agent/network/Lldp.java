package dev.tarmac.agent.network;

import dev.tarmac.facts.LinkNeighbour;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads what a switch says of itself and its port (IEEE 802.1AB, clause 8): elements of type,
/// length and value, of which the first three are the switch, the port and how long that holds.
/// Pure bytes; anybody in the segment may have sent them.
public final class Lldp {
    /// The ethertype of these packets.
    static final int ETHERTYPE = 0x88cc;

    private static final int END = 0;
    private static final int SWITCH_ID = 1;
    private static final int PORT_ID = 2;
    private static final int SECONDS_TO_LIVE = 3;
    private static final int PORT_DESCRIPTION = 4;
    private static final int SWITCH_NAME = 5;
    private static final int OF_AN_ORGANISATION = 127;

    /// IEEE 802.1 (00-80-C2), subtype 1: the VLAN of untagged packets (802.1Q, annex D).
    private static final int PORT_VLAN = 0x0080c201;

    private static final int SWITCH_BY_MAC = 4;
    private static final int SWITCH_BY_ADDRESS = 5;
    private static final int PORT_BY_MAC = 3;
    private static final int PORT_BY_ADDRESS = 4;
    private static final int IPV4 = 1;

    private String switchId = "";
    private String port = "";
    private String switchName = "";
    private String portDescription = "";
    private int vlan;
    private boolean stays;

    private Lldp() {}

    /// Who sent it; empty when these bytes are no such packet, or its sender says good-bye. From
    /// the position to the limit, without the Ethernet header.
    public static Optional<LinkNeighbour> neighbour(ByteBuffer packet) {
        Lldp lldp = new Lldp();
        boolean whole = lldp.read(packet) && lldp.stays;
        if (!whole || lldp.switchId.isEmpty() || lldp.port.isEmpty()) return Optional.empty();
        return Optional.of(
                new LinkNeighbour(
                        said(lldp.switchName),
                        lldp.switchId,
                        lldp.port,
                        said(lldp.portDescription),
                        lldp.vlan == 0 ? Optional.empty() : Optional.of(lldp.vlan)));
    }

    /// False when it breaks off, or does not begin as it must.
    private boolean read(ByteBuffer packet) {
        for (int element = 1; packet.remaining() >= 2; element++) {
            int head = Short.toUnsignedInt(packet.getShort());
            int type = head >> 9;
            int length = head & 0x1ff;
            if (length > packet.remaining() || (element <= SECONDS_TO_LIVE && type != element))
                return false;
            if (type == END) return true;
            byte[] value = new byte[length];
            packet.get(value);
            take(type, value);
        }
        return true; // many end without the end
    }

    private void take(int type, byte[] value) {
        switch (type) {
            case SWITCH_ID -> switchId = id(value, SWITCH_BY_MAC, SWITCH_BY_ADDRESS);
            case PORT_ID -> port = id(value, PORT_BY_MAC, PORT_BY_ADDRESS);
            case SECONDS_TO_LIVE -> stays = value.length >= 2 && (value[0] | value[1]) != 0;
            case PORT_DESCRIPTION -> portDescription = line(value, 0);
            case SWITCH_NAME -> switchName = line(value, 0);
            case OF_AN_ORGANISATION -> organisation(value);
            default -> {
                // Abilities, management addresses: nothing that finds a port.
            }
        }
    }

    private void organisation(byte[] value) {
        if (value.length != 6) return;
        ByteBuffer words = ByteBuffer.wrap(value);
        if (words.getInt(0) != PORT_VLAN) return;
        int number = Short.toUnsignedInt(words.getShort(4));
        vlan = number <= LinkNeighbour.LAST_VLAN ? number : 0;
    }

    /// An id says first what it is; all but two kinds are text.
    private static String id(byte[] value, int byMac, int byAddress) {
        if (value.length < 2) return "";
        if (value[0] == byMac && value.length == 7) return numbers(value, 1, 16, ':');
        if (value[0] == byAddress && value.length == 6 && value[1] == IPV4)
            return numbers(value, 2, 10, '.');
        String text = line(value, 1);
        // Bytes that are no text in any alphabet, an IPv6 address for one.
        return text.isEmpty() || text.indexOf('?') >= 0 ? numbers(value, 1, 16, ':') : text;
    }

    private static String numbers(byte[] value, int from, int base, char between) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < value.length; i++) {
            if (i > from) text.append(between);
            int number = Byte.toUnsignedInt(value[i]);
            if (base == 16 && number < 16) text.append('0');
            text.append(Integer.toString(number, base));
        }
        return cut(text.toString());
    }

    /// In one line, with a question mark for what cannot be printed.
    private static String line(byte[] value, int from) {
        String text = new String(value, from, value.length - from, StandardCharsets.UTF_8);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) continue; // some count the zero that ends their strings
            boolean unprintable =
                    Character.isISOControl(c) || Character.isSurrogate(c) || c == '\ufffd';
            line.append(unprintable ? '?' : c);
        }
        return cut(line.toString().strip());
    }

    private static String cut(String text) {
        return text.length() <= LinkNeighbour.LONGEST_TEXT
                ? text
                : text.substring(0, LinkNeighbour.LONGEST_TEXT);
    }

    private static Optional<String> said(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
