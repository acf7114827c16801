package dev.tarmac.pxe.tftp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Options that are refused to clients which ask for them and cannot live with the answer. A server
/// refuses an option by leaving it out (RFC 2347), which every client must bear. What an MTU breaks
/// is no quirk: see [dev.tarmac.pxe.TftpLimits] for the block size that needs no fragments.
///
/// @param refused names of options, in lower case
public record TftpQuirks(Set<String> refused) {
    public static final TftpQuirks NONE = new TftpQuirks(Set.of());

    /// What a client says in DHCP option 60 begins with `vendorClass`.
    private record Row(String vendorClass, TftpQuirks quirks) {}

    private static final List<Row> TABLE =
            List.of(
                    // Netboot of Apple's Intel firmware (BSDP): newer models ask for a block size
                    // and abort when they get one. The installer of the BSDP server "bsdpy" starts
                    // its TFTP server with this option refused, for this reason.
                    new Row("AAPLBSDPC", new TftpQuirks(Set.of("blksize"))));

    public TftpQuirks {
        refused = Set.copyOf(refused);
    }

    /// The quirks of a client.
    ///
    /// @param vendorClass what it said in DHCP option 60, as far as our DHCP server heard it
    public static TftpQuirks of(Optional<String> vendorClass) {
        return vendorClass
                .flatMap(
                        said ->
                                TABLE.stream()
                                        .filter(row -> said.startsWith(row.vendorClass()))
                                        .findFirst())
                .map(Row::quirks)
                .orElse(NONE);
    }

    Map<String, String> without(Map<String, String> asked) {
        if (refused.isEmpty()) return asked;
        Map<String, String> left = new LinkedHashMap<>(asked);
        left.keySet().removeAll(refused);
        return left;
    }
}
