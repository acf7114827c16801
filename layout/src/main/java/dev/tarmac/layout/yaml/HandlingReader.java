package dev.tarmac.layout.yaml;

import dev.tarmac.facts.TableKind;
import dev.tarmac.layout.DiskHandling;
import dev.tarmac.layout.DiskHandling.BootLoader;
import dev.tarmac.layout.DiskHandling.BootLoader.Location;
import dev.tarmac.layout.DiskHandling.Clearing;
import dev.tarmac.layout.DiskHandling.Places;
import dev.tarmac.problem.Where;
import dev.tarmac.yaml.YamlObject;

import java.util.Locale;
import java.util.Optional;

/// `prepare` and `boot`: what Anaconda does to disks before it makes partitions, and where it
/// starts from.
final class HandlingReader {
    private HandlingReader() {}

    static DiskHandling handling(YamlObject top) {
        Optional<YamlObject> boot = top.object("boot");
        BootLoader loader = boot.map(HandlingReader::bootLoader).orElse(BootLoader.DEFAULT);
        Where atBoot = boot.map(YamlObject::where).orElse(top.where());
        Optional<YamlObject> prepare = top.object("prepare");
        if (prepare.isEmpty()) {
            Places places = new Places(top.where(), top.where(), atBoot);
            return with(DiskHandling.NONE.at(places), loader);
        }
        YamlObject yaml = prepare.get();
        yaml.allow(Keys.PREPARE.words());
        return new DiskHandling(
                yaml.texts("ignore"),
                yaml.texts("only"),
                clearing(yaml),
                yaml.texts("drives"),
                yaml.flag("initialise").orElse(false),
                yaml.flag("zerombr").orElse(false),
                yaml.value("table", TableKind::parse, "write one of them, or drop it"),
                loader,
                new Places(yaml.where(), yaml.where(), atBoot));
    }

    private static DiskHandling with(DiskHandling handling, BootLoader loader) {
        return new DiskHandling(
                handling.ignored(),
                handling.onlyUse(),
                handling.clearing(),
                handling.drives(),
                handling.initialise(),
                handling.zeroMbr(),
                handling.table(),
                loader,
                handling.places());
    }

    private static Clearing clearing(YamlObject yaml) {
        if (!yaml.has("clear")) return new Clearing.Unsaid();
        if (yaml.isList("clear")) return new Clearing.Listed(yaml.texts("clear"));
        return yaml.value(
                        "clear",
                        HandlingReader::clearing,
                        "write one of them, or a list of partitions like [sda1, sda2]")
                .orElse(new Clearing.Unsaid());
    }

    private static Clearing clearing(String word) {
        return switch (word) {
            case "none" -> new Clearing.None();
            case "linux" -> new Clearing.Linux();
            case "all" -> new Clearing.All();
            default ->
                    throw new IllegalArgumentException(
                            "nothing called '" + word + "' is cleared; there are none, linux, all");
        };
    }

    private static BootLoader bootLoader(YamlObject yaml) {
        yaml.allow(Keys.BOOT.words());
        return new BootLoader(
                yaml.value("location", HandlingReader::location, "write one of them, or drop it")
                        .orElse(Location.DISK),
                yaml.text("drive"),
                yaml.texts("order"));
    }

    private static Location location(String word) {
        for (Location location : Location.values())
            if (word(location).equals(word)) return location;
        throw new IllegalArgumentException(
                "no place '" + word + "' for the loader; there are none, disk, partition");
    }

    static String word(Location location) {
        return location.name().toLowerCase(Locale.ROOT);
    }
}
