package dev.tarmac.anaconda.device;

import java.util.Optional;

/// What is made on a device and where it is mounted.
///
/// @param options the mount options; empty for a swap without any and for what is not mounted
/// @param mkfsOptions passed to the tool that makes it
/// @param luksVersion of [FormatType#LUKS] only: `luks1`, `luks2`
/// @param hasKey of [FormatType#LUKS] only: whether a passphrase is given
public record Format(
        FormatType type,
        Optional<String> mountPoint,
        String options,
        Optional<String> label,
        Optional<String> mkfsOptions,
        Optional<String> luksVersion,
        boolean hasKey) {

    public static Format of(FormatType type) {
        return new Format(
                type,
                Optional.empty(),
                type.ownOptions(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    public static Format luks(String version, boolean hasKey) {
        return new Format(
                FormatType.LUKS,
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.of(version),
                hasKey);
    }

    public Format at(String mount) {
        return new Format(
                type, Optional.of(mount), options, label, mkfsOptions, luksVersion, hasKey);
    }

    /// Mounted there if it is a path, else nowhere.
    public Format mounted(String place) {
        return place.startsWith("/") ? at(place) : this;
    }

    public Format withOptions(String changed) {
        return new Format(type, mountPoint, changed, label, mkfsOptions, luksVersion, hasKey);
    }

    public Format withLabel(Optional<String> changed) {
        return new Format(type, mountPoint, options, changed, mkfsOptions, luksVersion, hasKey);
    }

    public Format withMkfsOptions(Optional<String> changed) {
        return new Format(type, mountPoint, options, label, changed, luksVersion, hasKey);
    }

    public boolean isAt(String mount) {
        return mountPoint.filter(mount::equals).isPresent();
    }
}
