package dev.tarmac.planner.storage;

import dev.tarmac.plan.Step;

import java.util.List;
import java.util.stream.Stream;

/// Which device a step makes, and on which others.
final class Lower {
    private Lower() {}

    static boolean makes(Step step, String device) {
        return switch (step) {
            case Step.CreateArray array -> array.name().equals(device);
            case Step.Encrypt encrypt -> encrypt.name().equals(device);
            case Step.CreateGroup group -> Storage.group(group.name()).equals(device);
            case Step.CreateVolume volume -> volume.device().equals(device);
            case Step.CacheVolume cache -> (cache.group() + "/" + cache.volume()).equals(device);
            case Step.MakeBtrfs btrfs -> btrfs.name().equals(device);
            case Step other -> false;
        };
    }

    /// The devices right below it.
    static List<String> of(Step step) {
        return switch (step) {
            case Step.CreateArray array ->
                    Stream.concat(array.members().stream(), array.spares().stream()).toList();
            case Step.Encrypt encrypt -> List.of(encrypt.device());
            case Step.CreateGroup group -> group.members();
            case Step.CreateVolume volume -> List.of(Storage.group(volume.group()));
            case Step.CacheVolume cache -> cache.members();
            case Step.MakeBtrfs btrfs -> btrfs.members();
            case Step other -> List.of();
        };
    }
}
