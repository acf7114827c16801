package dev.tarmac.cli.command;

import dev.tarmac.access.Role;
import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.facts.DiskSpec;
import dev.tarmac.facts.Firmware;
import dev.tarmac.image.ImageName;
import dev.tarmac.lab.qemu.VirtualFirmware;
import dev.tarmac.layout.Size;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words on the command line that are values of ours. What their parsers refuse is a usage error.
public final class Converters {
    private Converters() {}

    /// `bios` or `uefi`.
    public static final class OfFirmware implements ITypeConverter<Firmware> {
        @Override
        public Firmware convert(String text) {
            return parsed(text, Firmware::parse);
        }
    }

    /// `uefi-http`.
    public static final class OfVirtualFirmware implements ITypeConverter<VirtualFirmware> {
        @Override
        public VirtualFirmware convert(String text) {
            return parsed(text, VirtualFirmware::parse);
        }
    }

    /// `2x20G,1x10G@4k`.
    public static final class OfDisks implements ITypeConverter<Disks> {
        @Override
        public Disks convert(String text) {
            return new Disks(parsed(text, DiskSpec::parse));
        }
    }

    /// `rhel9` or `rhel10`.
    public static final class OfFlavor implements ITypeConverter<Flavor> {
        @Override
        public Flavor convert(String text) {
            return switch (text) {
                case "rhel9" -> Flavor.RHEL9;
                case "rhel10" -> Flavor.RHEL10;
                default ->
                        throw new TypeConversionException(
                                "a flavor is rhel9 or rhel10, not '" + text + "'");
            };
        }
    }

    /// `64G`.
    public static final class OfBytes implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return parsed(text, Size::bytes);
        }
    }

    /// `debian-12`.
    public static final class OfImageName implements ITypeConverter<ImageName> {
        @Override
        public ImageName convert(String text) {
            return parsed(text, ImageName::new);
        }
    }

    /// `operator`.
    public static final class OfRole implements ITypeConverter<Role> {
        @Override
        public Role convert(String text) {
            return parsed(text, Role::parse);
        }
    }

    /// `90d`.
    public static final class OfTime implements ITypeConverter<Duration> {
        private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,5})([mhdw])");

        @Override
        public Duration convert(String text) {
            Matcher time = TIME.matcher(text);
            if (!time.matches())
                throw new TypeConversionException(
                        "'" + text + "' is no time; write 30m, 12h, 90d or 52w");
            long number = Long.parseLong(time.group(1));
            return switch (time.group(2)) {
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                case "d" -> Duration.ofDays(number);
                default -> Duration.ofDays(7 * number);
            };
        }
    }

    /// The disks of one machine; a type of its own because picocli takes lists apart.
    public record Disks(List<DiskSpec> specs) {
        public Disks {
            specs = List.copyOf(specs);
        }
    }

    private static <T> T parsed(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
