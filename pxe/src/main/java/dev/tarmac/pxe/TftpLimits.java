package dev.tarmac.pxe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How much TFTP a client may ask for.
///
/// @param blockSizeCap 1468 is what fits into one Ethernet frame; ROMs that ask for more mostly
///   cannot put fragments together
/// @param windowCap blocks sent before an acknowledgement is awaited (RFC 7440)
/// @param firstTimeout before the first retransmission; doubled each time up to 4 s, unless the
///   client named a time itself
/// @param retries sent in a row without an answer before a transfer is given up; fewer while the
///   client has said nothing at all, since anybody can ask in its name
/// @param transfersPerClient at once, by address
/// @param transfers at once, each of which has a socket
/// @param quirks of firmware that some option breaks; all that fit a client count
public record TftpLimits(
        int blockSizeCap,
        int windowCap,
        Duration firstTimeout,
        int retries,
        int transfersPerClient,
        int transfers,
        List<TftpQuirk> quirks) {
    public static final TftpLimits STANDARD =
            new TftpLimits(1468, 64, Duration.ofMillis(500), 7, 8, 4096);

    /// What a client has to take that asks for nothing.
    private static final int LEAST_BLOCK_SIZE_CAP = 512;

    public TftpLimits {
        quirks = List.copyOf(quirks);
        within("blockSizeCap", blockSizeCap, LEAST_BLOCK_SIZE_CAP, 65464);
        within("windowCap", windowCap, 1, 1024);
        within("firstTimeout in ms", firstTimeout.toMillis(), 10, 255_000);
        within("retries", retries, 1, 100);
        within("transfersPerClient", transfersPerClient, 1, 1000);
        within("transfers", transfers, 1, 30_000);
    }

    /// For firmware without quirks.
    public TftpLimits(
            int blockSizeCap,
            int windowCap,
            Duration firstTimeout,
            int retries,
            int transfersPerClient,
            int transfers) {
        this(
                blockSizeCap,
                windowCap,
                firstTimeout,
                retries,
                transfersPerClient,
                transfers,
                List.of());
    }

    public TftpLimits withQuirks(List<TftpQuirk> others) {
        return new TftpLimits(
                blockSizeCap,
                windowCap,
                firstTimeout,
                retries,
                transfersPerClient,
                transfers,
                others);
    }

    /// What may be agreed to of what a client asks.
    ///
    /// @param vendorClass what it said in DHCP option 60, as far as our DHCP server heard it
    public Map<String, String> allowed(Optional<String> vendorClass, Map<String, String> asked) {
        Map<String, String> left = asked;
        for (TftpQuirk quirk : quirks)
            if (vendorClass.filter(quirk::isOf).isPresent()) left = quirk.without(left);
        return left;
    }

    /// The same with smaller blocks, where larger ones would not go through in one piece.
    public TftpLimits withBlocksUpTo(int bytes) {
        int cap = Math.clamp(bytes, LEAST_BLOCK_SIZE_CAP, blockSizeCap);
        return new TftpLimits(
                cap, windowCap, firstTimeout, retries, transfersPerClient, transfers, quirks);
    }

    private static void within(String name, long value, long low, long high) {
        if (value < low || value > high)
            throw new IllegalArgumentException(
                    "TFTP " + name + " is " + value + "; allowed is " + low + " to " + high);
    }
}
