package dev.tarmac.agent.network;

import java.util.ArrayList;
import java.util.List;

/// A DHCP option as a loader copied it from the packet: `0x` and two hexadecimal digits for each
/// byte, none where the packet did not have the option. GRUB hands them over so.
final class RawOption {
    private static final String START = "0x";
    private static final int ADDRESS_DIGITS = 8;

    private RawOption() {}

    static boolean is(String text) {
        return text.startsWith(START);
    }

    /// All whole addresses in it.
    static List<Ipv4> addresses(String text) {
        List<Ipv4> addresses = new ArrayList<>();
        for (int start = START.length();
                start + ADDRESS_DIGITS <= text.length();
                start += ADDRESS_DIGITS)
            try {
                int bits = Integer.parseUnsignedInt(text, start, start + ADDRESS_DIGITS, 16);
                addresses.add(new Ipv4(bits));
            } catch (NumberFormatException e) {
                return List.of();
            }
        return addresses;
    }

    /// @throws NumberFormatException when it is none of up to seven bytes
    static long number(String text) {
        String digits = text.substring(START.length());
        if (digits.length() > 14) throw new NumberFormatException("too long: " + text);
        return Long.parseLong(digits, 16);
    }
}
