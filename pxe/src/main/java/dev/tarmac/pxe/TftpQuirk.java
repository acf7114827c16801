package dev.tarmac.pxe;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Options that are refused to firmware which asks for them and cannot live with the answer. A
/// server refuses an option by leaving it out (RFC 2347), which every client must bear. What an MTU
/// breaks is no quirk: see [TftpLimits] for the block size that needs no fragments.
///
/// @param vendorClass what such firmware says in DHCP option 60 begins with this
/// @param refused names of options, some of [#OPTIONS]
public record TftpQuirk(String vendorClass, Set<String> refused) {
    /// What this server agrees to at all.
    public static final Set<String> OPTIONS = Set.of("blksize", "timeout", "tsize", "windowsize");

    public TftpQuirk {
        if (vendorClass.isBlank())
            throw new IllegalArgumentException(
                    "a quirk of everybody; name the beginning of a vendor class (DHCP option 60)");
        if (refused.isEmpty())
            throw new IllegalArgumentException("a quirk without options; name some of " + words());
        for (String option : refused)
            if (!OPTIONS.contains(option))
                throw new IllegalArgumentException(
                        "no TFTP option of this server: " + option + "; it has " + words());
        refused = Set.copyOf(refused);
    }

    private static String words() {
        return String.join(", ", new TreeSet<>(OPTIONS));
    }

    /// Whether firmware that calls itself so has it.
    public boolean isOf(String vendor) {
        return vendor.startsWith(vendorClass);
    }

    /// What may be agreed to; names of options have no case (RFC 2347).
    public Map<String, String> without(Map<String, String> asked) {
        Map<String, String> left = new LinkedHashMap<>(asked);
        left.keySet().removeIf(name -> refused.contains(name.toLowerCase(Locale.ROOT)));
        return left;
    }
}
