package dev.tarmac.layout.yaml;

import dev.tarmac.facts.TableKind;
import dev.tarmac.layout.DiskHandling;
import dev.tarmac.layout.DiskHandling.BootLoader;
import dev.tarmac.layout.DiskHandling.Clearing;

/// What [HandlingReader] reads.
final class HandlingWriter {
    private HandlingWriter() {}

    static FlowMapping prepare(DiskHandling handling) {
        FlowMapping yaml =
                new FlowMapping(Keys.PREPARE)
                        .texts("drives", handling.drives())
                        .flag("initialise", handling.initialise())
                        .flag("zerombr", handling.zeroMbr())
                        .text("table", handling.table().map(TableKind::word))
                        .texts("ignore", handling.ignored())
                        .texts("only", handling.onlyUse());
        switch (handling.clearing()) {
            case Clearing.Unsaid() -> {}
            case Clearing.None() -> yaml.raw("clear", "none");
            case Clearing.Linux() -> yaml.raw("clear", "linux");
            case Clearing.All() -> yaml.raw("clear", "all");
            case Clearing.Listed(var partitions) -> yaml.raw("clear", Scalar.of(partitions));
        }
        return yaml;
    }

    static FlowMapping boot(BootLoader loader) {
        FlowMapping yaml =
                new FlowMapping(Keys.BOOT)
                        .text("drive", loader.drive())
                        .texts("order", loader.order());
        return loader.location() == BootLoader.Location.DISK
                ? yaml
                : yaml.text("location", HandlingReader.word(loader.location()));
    }
}
