package dev.tarmac.bench.fuzz;

import java.util.List;
import java.util.stream.Stream;

/// All targets, in the order of the report.
final class FuzzTargets {
    static final List<FuzzTarget> ALL =
            Stream.of(
                            BootPackets.targets(),
                            DhcpConversation.targets(),
                            Captures.targets(),
                            UsersFiles.targets(),
                            InventoryFiles.targets(),
                            WireJson.targets(),
                            Images.targets())
                    .flatMap(List::stream)
                    .toList();

    private FuzzTargets() {}

    static FuzzTarget named(String name) {
        return ALL.stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no target '" + name + "'"));
    }
}
