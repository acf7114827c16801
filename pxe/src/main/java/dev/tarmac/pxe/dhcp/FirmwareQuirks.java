package dev.tarmac.pxe.dhcp;

import java.util.List;
import java.util.Optional;

/// What firmware does otherwise than PXE 2.1 and RFC 4578 say, by what its option 60 begins with. A
/// new one is a row, and a field where no field says it yet. What a client's TFTP breaks on is in
/// [dev.tarmac.pxe.TftpQuirk].
///
/// @param bootsByOwnName it wants to boot although it does not call itself `PXEClient`, as long as
///   it says its kind (option 93); and it needs no option 60 and 43 of PXE in the answer
record FirmwareQuirks(boolean bootsByOwnName) {
    private static final FirmwareQuirks NONE = new FirmwareQuirks(false);

    private record Row(String vendorClass, FirmwareQuirks quirks) {}

    private static final List<Row> TABLE =
            List.of(
                    // U-Boot's own client: "U-Boot.armv8" and its like by default
                    // (CONFIG_BOOTP_VCI_STRING). It takes the file that the header names, and
                    // starts
                    // an EFI program as UEFI does. On a board that has booted, the same name
                    // without option 93 only asks for an address.
                    new Row("U-Boot.", new FirmwareQuirks(true)));

    static FirmwareQuirks of(Optional<String> vendorClass) {
        return vendorClass
                .flatMap(
                        said ->
                                TABLE.stream()
                                        .filter(row -> said.startsWith(row.vendorClass()))
                                        .findFirst())
                .map(Row::quirks)
                .orElse(NONE);
    }
}
