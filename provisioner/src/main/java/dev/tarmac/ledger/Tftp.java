package dev.tarmac.ledger;

import java.util.List;

/// What one boot fetched by TFTP.
///
/// @param files each name once, in order
public record Tftp(long bytes, List<String> files) {
    public static Tftp of(List<Moment> moments) {
        List<Moment> transfers =
                moments.stream()
                        .filter(
                                moment ->
                                        moment.kind() == Moment.Kind.TRANSFER_FINISHED
                                                || moment.kind() == Moment.Kind.TRANSFER_FAILED)
                        .toList();
        return new Tftp(
                transfers.stream().mapToLong(Moment::bytes).sum(),
                transfers.stream().map(Moment::detail).distinct().toList());
    }
}
