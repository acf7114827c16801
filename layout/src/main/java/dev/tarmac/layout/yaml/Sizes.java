package dev.tarmac.layout.yaml;

import dev.tarmac.layout.Size;
import dev.tarmac.yaml.YamlObject;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Sizes of partitions and volumes: `size`, `grow` and `max`.
final class Sizes {
    /// How a size that is neither a share nor a rest is written.
    static final String ABSOLUTE = "write it like 512K, 64M or 1.5G";

    private final Reading reading;

    Sizes(Reading reading) {
        this.reading = reading;
    }

    Size read(YamlObject yaml) {
        if (!yaml.has("size"))
            reading.add(
                    yaml.where(),
                    "'size' is missing",
                    "add `size: 20G`, `size: 50%` or `size: rest`");
        boolean grows = yaml.flag("grow").orElse(false);
        Optional<Long> most = yaml.value("max", Size::bytes, ABSOLUTE);
        if (grows) return growing(yaml, most);
        reading.onlyWith(yaml, "max", "is where growing stops", "add `grow: true` or drop it");
        return yaml.value("size", Size::parse, "write it like 512M, 1.5G, 20% or rest")
                .orElse(new Size.Bytes(1));
    }

    private static Size growing(YamlObject yaml, Optional<Long> most) {
        OptionalLong mostBytes = most.map(OptionalLong::of).orElse(OptionalLong.empty());
        return yaml.value(
                        "size",
                        text -> growing(text, mostBytes),
                        "write what it starts from, like 512M, or drop `grow`")
                .orElse(new Size.Growing(0, mostBytes));
    }

    private static Size growing(String text, OptionalLong most) {
        return text.endsWith("%") && Size.parse(text) instanceof Size.Percent(int percent)
                ? new Size.GrowingPercent(percent, most)
                : new Size.Growing(Size.bytes(text), most);
    }

    /// Bytes of an optional key.
    static OptionalLong bytes(YamlObject yaml, String key) {
        Optional<Long> bytes = yaml.value(key, Size::bytes, ABSOLUTE);
        return bytes.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /// As short as it can be written exactly: `20G`, `480GB`, `1000`. Powers of 1024 win where both
    /// are as short: partitions are counted by them.
    static String text(long bytes) {
        String shortest = Long.toString(bytes);
        if (bytes == 0) return shortest;
        long binary = 1;
        long decimal = 1;
        for (String unit : List.of("K", "M", "G", "T", "P")) {
            binary *= 1024;
            decimal *= 1000;
            String ofThousands = bytes / decimal + unit + "B";
            if (bytes % decimal == 0 && ofThousands.length() < shortest.length())
                shortest = ofThousands;
            String of1024 = bytes / binary + unit;
            if (bytes % binary == 0 && of1024.length() <= shortest.length()) shortest = of1024;
        }
        return shortest;
    }
}
